package org.chatsystem.app.bench;

/**
 * What all messages of a run have in common.
 *
 * @param run tells them from those of other runs
 * @param size characters of each content
 * @param tally where what goes wrong is counted
 */
record Load(int run, int size, Tally tally) {}
