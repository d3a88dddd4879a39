package org.chatsystem.app.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Remembers the lines that tell of a fault: errors, and whatever comes with a stack trace. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final int MOST = 20;

  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  static LogWatch begin() {
    var watch = new LogWatch();
    watch.start();
    watch.root.addAppender(watch);
    return watch;
  }

  @Override
  protected void append(ILoggingEvent line) {
    boolean isFault =
        line.getLevel().isGreaterOrEqual(Level.ERROR) || line.getThrowableProxy() != null;
    if (isFault && faults.size() < MOST) {
      faults.add(line + (line.getThrowableProxy() == null ? "" : traceOf(line)));
    }
  }

  private static String traceOf(ILoggingEvent line) {
    var trace = new StringBuilder(" " + line.getThrowableProxy().getMessage());
    for (int i = 0;
        i < Math.min(8, line.getThrowableProxy().getStackTraceElementProxyArray().length);
        i++) {
      trace.append("\n    ").append(line.getThrowableProxy().getStackTraceElementProxyArray()[i]);
    }
    return trace.toString();
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
