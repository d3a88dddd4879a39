package org.chatsystem.core.port.out;

import java.util.Optional;
import org.chatsystem.core.model.User;

/**
 * A person as the store keeps them.
 *
 * @param user what others may see
 * @param password what their password hashes to; empty for someone admitted without one, who cannot
 *     log in
 */
public record Account(User user, Optional<PasswordHash> password) {}
