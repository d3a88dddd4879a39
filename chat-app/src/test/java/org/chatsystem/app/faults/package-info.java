/**
 * The fault suite: real servers, a real Redis and many clients; processes are killed and frozen
 * while people talk, and at the end it is counted what was lost, doubled or out of order.
 *
 * <p>Begin at {@code FaultSuiteIT}: a {@code Plan} says how long and with which seed, a {@code
 * Schedule} draws each {@code Fault}, which is done to the {@code Cluster} (one {@code Instance}
 * per server) and to the {@code Crowd}. A {@code Client} is one device: it speaks over a {@code
 * FrameSocket}, sends again what was not acked ({@code Outgoing}), and keeps what it hears in an
 * {@code Inbox}, by resuming or as a plain client that knows nothing of resume. The {@code Audit}
 * compares all that with the log, the {@code Summary} tells it. {@code RollingRestartIT} does the
 * same while servers are replaced behind a {@code Proxy}.
 */
package org.chatsystem.app.faults;
