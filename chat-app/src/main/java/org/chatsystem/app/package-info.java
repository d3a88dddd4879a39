/**
 * The runnable server: settings, wiring and the command line.
 *
 * <p>Begin at {@link org.chatsystem.app.ChatServer}, which puts store, core and web together;
 * {@link org.chatsystem.app.Settings} is the environment, checked; {@link org.chatsystem.app.Main}
 * the command line. The only package that knows everyone.
 */
package org.chatsystem.app;
