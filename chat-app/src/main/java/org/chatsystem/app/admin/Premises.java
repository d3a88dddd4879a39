package org.chatsystem.app.admin;

import java.util.Optional;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.redis.RedisSettings;

/**
 * What is administered.
 *
 * @param redis the store, as servers are told of it
 * @param files where the files are that messages carry; empty if in the store
 */
public record Premises(RedisSettings redis, Optional<Attachments> files) {}
