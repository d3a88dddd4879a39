/**
 * How what may be asked is done: one service for each thing a person can ask, over the ports.
 *
 * <p>Begin at {@link org.chatsystem.core.usecase.UseCases}, the one way in. {@code
 * SendMessageService} is the hot path; {@code Access} and {@code MemberRules} hold the rules of who
 * may do what. Services are package-private, know no framework and do not log; time is a parameter.
 */
package org.chatsystem.core.usecase;
