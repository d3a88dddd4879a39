/**
 * {@code admin}: what an operator does to the store from outside, beside any number of running
 * servers.
 *
 * <p>Begin at {@link org.chatsystem.app.admin.AdminCommand}. Each {@code …Command} reads its
 * options, asks {@link org.chatsystem.core.port.in.Administration} for one thing and says in a line
 * what was done; {@link org.chatsystem.app.admin.StoreCommand} is what they share.
 */
package org.chatsystem.app.admin;
