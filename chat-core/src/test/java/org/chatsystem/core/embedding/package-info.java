/** The core as a library: the example of the README, and the test that keeps the README true. */
package org.chatsystem.core.embedding;
