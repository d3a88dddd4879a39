/**
 * Who is there: access tokens and whom they speak for.
 *
 * <p>{@link org.chatsystem.web.auth.AccessTokens} issues and checks them. Refresh tokens and
 * sign-ins are the core's.
 */
package org.chatsystem.web.auth;
