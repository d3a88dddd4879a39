/**
 * The page at {@code /}, as people use it: each in a Chromium of their own, against a real server.
 *
 * <p>Begin at {@code TalkPageIT} for a theme, and at {@code PageScene}, which every theme extends.
 * {@code ChatPage} is one person before one page; what they do with groups, with messages and about
 * themselves is in {@code GroupActions}, {@code MessageMenu} and {@code AccountDialog}. {@code
 * Wire} is their WebSocket, which a test can cut. Whatever the browser complains about fails the
 * test.
 */
package org.chatsystem.app.page;
