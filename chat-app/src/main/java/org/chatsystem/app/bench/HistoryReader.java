package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One who reads a conversation's pages, one after the other, until the time is up. */
final class HistoryReader implements Callable<Tally> {
  private final Function<String, JsonNode> pages;
  private final LongSupplier due;
  private final Meter meter;
  private final long end;
  private final Tally tally = new Tally();
  private final PageWalk walk;

  /**
   * @param pages answers the rest of a query with a page
   * @param walk says which pages, and counts into that tally
   * @param due when the next page is to be asked for
   * @param meter shared with other readers, and guarded by itself
   */
  HistoryReader(
      Function<String, JsonNode> pages,
      Function<Tally, PageWalk> walk,
      LongSupplier due,
      Meter meter,
      long end) {
    this.pages = pages;
    this.walk = walk.apply(tally);
    this.due = due;
    this.meter = meter;
    this.end = end;
  }

  @Override
  public Tally call() {
    for (long next = due.getAsLong(); next < end; next = due.getAsLong()) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(this, next - System.nanoTime());
      }
      JsonNode page = pages.apply(walk.next());
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
