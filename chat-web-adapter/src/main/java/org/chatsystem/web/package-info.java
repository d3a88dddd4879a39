/**
 * The core's in-ports over HTTP and WebSocket, on Javalin.
 *
 * <p>Begin at {@link org.chatsystem.web.ChatWebServer}, the one type that an application needs.
 * {@code http} has a class for each resource, {@code socket} what a connection does, {@code wire}
 * what stands on the wire, {@code auth} who is there. Knows the core's model and ports, never its
 * use cases.
 */
package org.chatsystem.web;
