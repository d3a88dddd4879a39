package org.chatsystem.core.port.in;

import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.User;

/**
 * What someone holds after signing up, logging in or refreshing.
 *
 * @param user who
 * @param session the sign-in that everything issued from it belongs to
 * @param refreshToken good for one refresh, within {@link RefreshSession#LIFETIME}
 */
public record Grant(User user, SessionId session, RefreshToken refreshToken) {}
