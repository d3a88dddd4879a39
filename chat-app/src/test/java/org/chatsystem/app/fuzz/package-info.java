/**
 * Throws at a running server what nobody honest sends: requests made from its own API document with
 * something wrong in them, bytes that are no HTTP, handshakes and frames that are no WebSocket.
 * Begin at {@link org.chatsystem.app.fuzz.FuzzIT}, which says what must hold and how to run it for
 * longer.
 */
package org.chatsystem.app.fuzz;
