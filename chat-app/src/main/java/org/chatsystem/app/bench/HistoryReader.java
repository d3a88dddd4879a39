package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** One who reads a conversation's pages, one after the other, until the time is up. */
final class HistoryReader implements Callable<Tally> {
  private final Api api;
  private final String path;
  private final String token;
  private final LongSupplier due;
  private final Meter meter;
  private final long end;
  private final Tally tally = new Tally();
  private final HistoryWalk walk;

  /**
   * @param due when the next page is to be asked for
   * @param meter shared with other readers, and guarded by itself
   */
  HistoryReader(
      Api api, String path, String token, int newest, LongSupplier due, Meter meter, long end) {
    this.api = api;
    this.path = path;
    this.token = token;
    this.due = due;
    this.meter = meter;
    this.end = end;
    this.walk = new HistoryWalk(newest, tally);
  }

  @Override
  public Tally call() {
    for (long next = due.getAsLong(); next < end; next = due.getAsLong()) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(this, next - System.nanoTime());
      }
      JsonNode page = api.get(path + walk.next(), token);
      record(next);
      walk.take(page);
    }
    return tally;
  }

  private void record(long stamp) {
    synchronized (meter) {
      meter.acked(stamp, System.nanoTime());
    }
  }
}
