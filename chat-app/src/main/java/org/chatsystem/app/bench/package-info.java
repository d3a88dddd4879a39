/**
 * The load tool: {@code java -jar chat-app.jar bench}.
 *
 * <p>Begin at {@link org.chatsystem.app.bench.BenchCommand}, its options; {@code Bench} turns them
 * into a run: {@code Stage} prepares accounts and groups, {@code Boarding} connects, {@code
 * Talking} drives the load and {@code Report} tells the figures. One thread does it all: {@code
 * Loop} watches the sockets, {@code Client} is one connection, {@code FrameReader} and {@code
 * FrameWriter} are its frames. A {@code Room} is a conversation, a {@code Lane} one sender's
 * numbered messages within it, a {@code Reception} what one connection has got of them; there,
 * whatever is lost, doubled or out of order is found while the load runs. {@code Marker} is what
 * makes that cheap: a pattern in each content that is found and read without parsing JSON.
 *
 * <p>{@code Trials} makes one run after the other: {@code CurveCommand} measures a {@code Survey}
 * at growing sizes and keeps a {@code CurveTable} of it, {@code CompareCommand} gives each {@code
 * Contender} each {@code Workload} and keeps a {@code Comparison}.
 *
 * <p>Knows the server from outside only, by its frames and its HTTP API, so that it drives other
 * servers which speak the same frames as well. {@code StoreSeed} alone goes past it, into its
 * Redis, as a million conversations would take too long over the front door.
 */
package org.chatsystem.app.bench;
