/**
 * The WebSocket: one job for each class.
 *
 * <p>Begin at {@link org.chatsystem.web.socket.SocketApi}. {@code ClientConnection} is one client's
 * life, {@code Admission} decides who gets in, {@code ClientFrame} reads what a client says and
 * {@code FrameHandler} does it, {@code SocketOutbox} is the bounded way out, {@code Link} the
 * socket below it ({@code JettyLink} alone knows Jetty's sessions, {@code SharedEndPoint} its
 * sockets), {@code Watch} and {@code Vitals} what the clock has to say, {@code CloseCode} the one
 * table of close codes.
 */
package org.chatsystem.web.socket;
