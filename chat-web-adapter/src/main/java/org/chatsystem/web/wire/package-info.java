/**
 * What stands on the wire: frames, documents, times and the one table of error codes.
 *
 * <p>Begin at {@link org.chatsystem.web.wire.ErrorCode} and {@link
 * org.chatsystem.web.wire.MessageFrame}. Records here are written as JSON field by field; what
 * comes from outside is read by {@link org.chatsystem.web.wire.Json} and {@link
 * org.chatsystem.web.wire.Fields}. Knows the core's model and ports, and Jackson; no server.
 */
package org.chatsystem.web.wire;
