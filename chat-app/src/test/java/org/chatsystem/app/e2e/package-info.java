/**
 * The whole product from outside: only HTTP and WebSocket, as a stranger's client would use them.
 *
 * <p>Begin at {@code DeliveryIT} for a theme, and at {@code Scene}, which every theme extends: it
 * makes people ({@code TestUser}) and remembers to send them home. Each theme is run {@link
 * org.chatsystem.app.e2e.OnEveryTopology on every topology}: one instance in memory, one on Redis,
 * two on one Redis. A {@code Cluster} is such a set of servers; they start once and serve all
 * themes, so every test uses names of its own. With two instances half of the people talk to the
 * other one, which is why each test says who sits {@code here} and who sits {@code there}.
 *
 * <p>{@code Api} and {@code Answer} are the HTTP client, {@code TestSocket} the WebSocket client
 * with its inbox, {@code RawSocket} one that also breaks the rules of WebSocket. Nothing waits for
 * time to pass: that somebody did not get something is shown by a later message which they did get.
 */
package org.chatsystem.app.e2e;
