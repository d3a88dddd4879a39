/**
 * Attachments as files in a directory: the out-port {@link
 * org.chatsystem.core.port.out.Attachments} on a disk.
 *
 * <p>Begin at {@link org.chatsystem.app.files.DiskAttachments}. Knows the core's model and
 * out-ports, and nothing else of the application.
 */
package org.chatsystem.app.files;
