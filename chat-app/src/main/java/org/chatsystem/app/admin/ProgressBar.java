package org.chatsystem.app.admin;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.port.in.Administration.Progress;

/** A line on a terminal that is drawn anew a few times a second; elsewhere nothing. */
final class ProgressBar implements Progress, AutoCloseable {
  private static final int WIDTH = 30;
  private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(200);

  private final Console console;
  private final String unit;
  private long drawnAt = System.nanoTime();
  private boolean drawn;

  ProgressBar(Console console, String unit) {
    this.console = console;
    this.unit = unit;
  }

  @Override
  public void at(long done, long total) {
    long now = System.nanoTime();
    if (console.isTerminal() && (now - drawnAt >= OFTEN || done == total)) {
      PrintStream err = console.err();
      err.print(
          total > 0
              ? bar(Math.min(done, total), total)
              : String.format(Locale.ROOT, "\r%,d %s ", done, unit));
      err.flush();
      drawnAt = now;
      drawn = true;
    }
  }

  private String bar(long done, long total) {
    int full = (int) (WIDTH * done / total);
    String rest = ".".repeat(WIDTH - full);
    return String.format(
        Locale.ROOT, "\r[%s%s] %,d of %,d %s ", "#".repeat(full), rest, done, total, unit);
  }

  /** What comes now begins a line of its own. */
  @Override
  public void close() {
    if (drawn) {
      console.err().println();
    }
  }
}
