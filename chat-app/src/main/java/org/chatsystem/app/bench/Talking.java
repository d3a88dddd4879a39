package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** Warms up, measures, and then waits for what is still on its way. */
final class Talking implements Task, ClientListener {
  private enum Phase {
    NEW,
    WARMUP,
    MEASURE,
    DRAIN,
    DONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final List<Room> rooms;
  private final Times times;
  private final LongFunction<Drive> drives;
  private final PrintStream out;
  private final ServerProcesses servers;
  private final Meter meter = new Meter();
  private Phase phase = Phase.NEW;
  private Drive drive;
  private Progress progress;
  private long measureFrom;
  private long measureTo;
  private long lastArrival;
  private long arrived;

  /**
   * @param drives makes what sends, told when it begins
   * @param servers whose processor time and memory are measured
   */
  Talking(
      List<Room> rooms,
      Times times,
      LongFunction<Drive> drives,
      ServerProcesses servers,
      PrintStream out) {
    this.rooms = rooms;
    this.times = times;
    this.drives = drives;
    this.servers = servers;
    this.out = out;
  }

  @Override
  public long turn(long nanos) {
    if (phase == Phase.NEW) {
      begin(nanos);
    }
    progress.turn(nanos, phase.toString());
    if (phase == Phase.WARMUP && nanos >= measureFrom) {
      phase = Phase.MEASURE;
      servers.begin();
    }
    if (phase == Phase.MEASURE && nanos >= measureTo) {
      phase = Phase.DRAIN;
      servers.end();
      lastArrival = nanos;
    }
    if (phase == Phase.DRAIN) {
      return drain(nanos);
    }
    long end = phase == Phase.WARMUP ? measureFrom : measureTo;
    return Math.min(end, drive.turn(nanos));
  }

  @Override
  public boolean isDone() {
    return phase == Phase.DONE;
  }

  @Override
  public void delivered(Room room, long stamp, long nanos) {
    arrived++;
    lastArrival = nanos;
    progress.delivered();
    meter.delivered(stamp, nanos);
    if (isSending()) {
      drive.delivered(room);
    }
  }

  @Override
  public void answered(Lane lane, boolean stored, long stamp, long nanos) {
    lastArrival = nanos;
    if (stored) {
      progress.acked();
      meter.acked(stamp, nanos);
    }
    if (isSending()) {
      drive.answered(lane.room(), stored, nanos);
    }
  }

  @Override
  public void welcomed(Client client, long nanos) {
    // everybody is here before the talk begins
  }

  @Override
  public void lost(Client client) {
    // counted by whoever noticed
  }

  Meter meter() {
    return meter;
  }

  /** How long it measured. */
  double seconds() {
    return (measureTo - measureFrom) / 1e9;
  }

  private boolean isSending() {
    return phase == Phase.WARMUP || phase == Phase.MEASURE;
  }

  private void begin(long nanos) {
    phase = Phase.WARMUP;
    measureFrom = nanos + times.warmup().toNanos();
    measureTo = measureFrom + times.duration().toNanos();
    meter.measure(measureFrom, measureTo);
    progress = new Progress(out, nanos);
    drive = drives.apply(nanos);
  }

  private long drain(long nanos) {
    if (isComplete() || nanos - lastArrival > PATIENCE_NANOS) {
      phase = Phase.DONE;
    }
    return Task.WHENEVER;
  }

  private boolean isComplete() {
    long awaited = 0;
    for (Room room : rooms) {
      for (Lane lane : room.lanes()) {
        if (lane.unanswered() > 0) {
          return false;
        }
        awaited += (long) (lane.sent() - lane.refused()) * room.listeners();
      }
    }
    return arrived >= awaited;
  }
}
