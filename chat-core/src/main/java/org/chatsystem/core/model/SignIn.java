package org.chatsystem.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in as its user may see it.
 *
 * @param session which
 * @param device on what, if that was said
 * @param createdAt when it began, by the store's clock
 * @param lastUsedAt when its tokens were last made: at the beginning, or at a refresh
 */
public record SignIn(
    SessionId session, Optional<Device> device, Instant createdAt, Instant lastUsedAt) {}
