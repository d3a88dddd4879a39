/**
 * What chat is: names, conversations, messages, people and groups.
 *
 * <p>Begin at {@link org.chatsystem.core.model.Conversation} and {@link
 * org.chatsystem.core.model.Message}. Everything here is immutable and checked once, when it is
 * built: outside text is parsed at the edge, and inside a {@link
 * org.chatsystem.core.model.Username} is always a good one. {@link org.chatsystem.core.model.Event}
 * is what instances tell each other. This package knows the JDK and nothing else.
 */
package org.chatsystem.core.model;
