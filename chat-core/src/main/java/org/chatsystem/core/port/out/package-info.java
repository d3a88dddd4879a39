/**
 * What the core needs, said in its own words; adapters provide it.
 *
 * <p>Begin at {@link org.chatsystem.core.port.out.MessageLog}, the truth, and {@link
 * org.chatsystem.core.port.out.MessageBus}, which makes it fast. {@link
 * org.chatsystem.core.port.out.Backend} is all that a store provides; {@link
 * org.chatsystem.core.port.out.Outbox} is what a transport provides for each connection. Every port
 * has a contract test in {@code org.chatsystem.core.contract} of the test-jar, which every
 * implementation runs. Knows the model only.
 */
package org.chatsystem.core.port.out;
