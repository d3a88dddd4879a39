package org.chatsystem.app.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/** Connects everyone, so many at a time, until each has its welcome. */
final class Boarding implements Task, ClientListener {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Loop loop;
  private final List<Client> clients;
  private final int atOnce;
  private final Histogram latency = new Histogram(600_000_000_000L, 3);
  private int begun;
  private int welcomed;
  private int failed;
  private long from;
  private long last;

  Boarding(Loop loop, List<Client> clients, int atOnce) {
    this.loop = loop;
    this.clients = clients;
    this.atOnce = atOnce;
  }

  @Override
  public long turn(long nanos) {
    if (from == 0) {
      from = nanos;
      last = nanos;
    }
    while (begun < clients.size() && begun - welcomed - failed < atOnce) {
      loop.connect(clients.get(begun++), this);
    }
    return WHENEVER;
  }

  @Override
  public boolean isDone() {
    boolean stuck = from != 0 && System.nanoTime() - last > PATIENCE_NANOS;
    return stuck || welcomed + failed == clients.size();
  }

  @Override
  public void welcomed(Client client, long nanos) {
    welcomed++;
    last = nanos;
    latency.recordValue(Math.max(0, nanos - client.startedNanos()));
  }

  @Override
  public void lost(Client client) {
    failed++;
  }

  @Override
  public void delivered(Room room, long stamp, long nanos) {
    // nobody talks yet
  }

  @Override
  public void answered(Lane lane, boolean stored, long stamp, long nanos) {
    // nobody talks yet
  }

  int welcomed() {
    return welcomed;
  }

  double seconds() {
    return (last - from) / 1e9;
  }

  Histogram latency() {
    return latency;
  }
}
