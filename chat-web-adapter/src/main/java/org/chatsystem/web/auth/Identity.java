package org.chatsystem.web.auth;

import java.time.Instant;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/**
 * Whom an access token speaks for.
 *
 * @param user its subject
 * @param session the sign-in it was issued from
 * @param expiresAt from when on it is worth nothing
 */
public record Identity(Username user, SessionId session, Instant expiresAt) {}
