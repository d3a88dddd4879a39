/**
 * What the core costs by itself, measured with JMH; no tests. The module's README has the command.
 */
package org.chatsystem.core.benchmark;
