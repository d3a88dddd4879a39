/**
 * What a person may ask of the chat system: one interface per use case, with its command and
 * outcome inside it.
 *
 * <p>Begin at {@link org.chatsystem.core.port.in.Chat}, which holds them all, and {@link
 * org.chatsystem.core.port.in.SendMessage}, the one that is asked most. Rules of chat answer with
 * values; a malformed value has been refused by the model before it comes here; {@link
 * org.chatsystem.core.port.out.UnavailableException} means that the store is away. Everything here
 * is safe for concurrent use.
 */
package org.chatsystem.core.port.in;
