/**
 * A whole backend within one process: for embedding, for trying things out and for tests.
 *
 * <p>Begin at {@link org.chatsystem.core.memory.InMemoryBackend}, the only public type. What all
 * nodes share is in {@code SharedStore}; a node's own are its ends of the bus, of the log (its
 * retention) and of presence (its lease). Everything is kept for the life of the process and within
 * the bounds of the retention.
 *
 * <p>Locks are always taken in this order: a sender's refs, a group's roster, a conversation's log.
 * Announcing never waits: it puts the event into each listening node's queue while the lock of what
 * changed is held, which is what keeps events in order, and a thread of the node tells its
 * listener.
 *
 * <p>Knows the model and the out-ports only.
 */
package org.chatsystem.core.memory;
