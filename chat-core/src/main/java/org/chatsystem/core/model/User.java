package org.chatsystem.core.model;

import java.time.Instant;

/**
 * A person as others see them.
 *
 * @param name the unique name
 * @param displayName what to show; the name itself unless another was chosen
 * @param createdAt when they signed up
 */
public record User(Username name, DisplayName displayName, Instant createdAt) {}
