/**
 * The HTTP API: one class for each resource, which parses, asks one use case, and answers.
 *
 * <p>Begin at {@link org.chatsystem.web.http.HttpApi}. {@code Bearer} finds out who asks, {@code
 * Problems} is the one place where an error becomes a document, {@code BrowserRules} what every
 * answer tells a browser.
 */
package org.chatsystem.web.http;
