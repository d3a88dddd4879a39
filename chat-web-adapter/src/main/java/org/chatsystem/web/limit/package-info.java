/**
 * How often clients may do things, and how many of them there may be: begin at {@link
 * org.chatsystem.web.limit.RateLimits}. What is frequent is counted on this instance alone ({@code
 * LocalBuckets}), what must hold on all instances together is asked of the core's {@code
 * Allowances} as well; {@code ClientAddresses} tells whom a request is counted for, {@code Pace} is
 * one connection's. It knows the core's model and ports, and {@code wire} for refusals.
 */
package org.chatsystem.web.limit;
