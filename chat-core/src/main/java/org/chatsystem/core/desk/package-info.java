/**
 * The heart of the core: brings every message of a conversation to every local connection of its
 * people, once and in order, over a bus that may drop, repeat and stall.
 *
 * <p>Begin at {@link org.chatsystem.core.desk.DeliveryDesk}. {@code Arrivals} is how a connection
 * comes and goes, {@code Ears} what is done with what the bus says, {@code Shard} and {@code Feed}
 * how one conversation is delivered, {@code CatchUps} how one connection is brought up to date,
 * {@code GroupAudience} who of a group may hear, {@code Sweeper} how what the bus lost is found
 * again. It knows no socket, no framework and no store: only the model and the ports.
 */
package org.chatsystem.core.desk;
