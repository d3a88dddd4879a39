/**
 * Calls webhooks: from the inside out, over HTTP.
 *
 * <p>Begin at {@link org.chatsystem.web.hook.WebhookCalls}. Nobody who makes a webhook may have
 * this server knock at doors that are closed to them: {@link
 * org.chatsystem.web.hook.PublicAddresses} says which those are. Knows the core's model and ports
 * and the frames of {@link org.chatsystem.web.wire}.
 */
package org.chatsystem.web.hook;
