package org.chatsystem.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives on the heap of a Java process, asked with the JDK's own {@code jcmd}. */
final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*$");

  private LiveHeap() {}

  /**
   * The bytes of all objects that can be reached, after a full collection, in all of these
   * processes; empty if one of them is no Java or there is no {@code jcmd} on the path.
   */
  static OptionalLong bytesOf(List<Long> pids) {
    return bytesOf(pids, LiveHeap::histogram);
  }

  /**
   * The same with another way to ask. It is asked of Java processes alone: {@code jcmd} sends
   * SIGQUIT to attach, which ends most others.
   */
  static OptionalLong bytesOf(List<Long> pids, LongFunction<String> histograms) {
    long bytes = 0;
    for (long pid : pids) {
      OptionalLong each = isJava(pid) ? total(histograms.apply(pid)) : OptionalLong.empty();
      if (each.isEmpty()) {
        return each;
      }
      bytes += each.getAsLong();
    }
    return pids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  /** Reads the end of a class histogram. */
  static OptionalLong total(String histogram) {
    Matcher matcher = TOTAL.matcher(histogram);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static boolean isJava(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> Path.of(command).getFileName().toString())
        .filter(name -> name.equals("java") || name.equals("java.exe"))
        .isPresent();
  }

  private static String histogram(long pid) {
    try {
      Process jcmd =
          new ProcessBuilder("jcmd", Long.toString(pid), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      jcmd.getOutputStream().close();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
