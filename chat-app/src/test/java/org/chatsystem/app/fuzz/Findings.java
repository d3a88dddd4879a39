package org.chatsystem.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What went wrong, and how often what was done. */
final class Findings {
  private static final int MOST = 20;
  private static final int SHOWN = 2_000;

  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /** Something that must not be; the same kind is told once. */
  void add(String kind, long seed, byte[] input, String answer) {
    if (wrong.size() < MOST && known.putIfAbsent(kind, true) == null) {
      wrong.add(
          "%s (case %d)%n  sent: %s%n  answer: %s"
              .formatted(kind, seed, shown(input), shown(answer.getBytes(StandardCharsets.UTF_8))));
    }
  }

  void count(String what) {
    counts.computeIfAbsent(what, each -> new LongAdder()).increment();
  }

  List<String> wrong() {
    return wrong;
  }

  /** What begins so was done so often. */
  long counted(String prefix) {
    return counts.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .mapToLong(each -> each.getValue().sum())
        .sum();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    counts.forEach((what, times) -> text.append("%9d %s%n".formatted(times.sum(), what)));
    return text.toString();
  }

  /** What can be read as it is, all else by its number. */
  static String shown(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, bytes.length); i++) {
      boolean isPlain = bytes[i] >= ' ' && bytes[i] < 0x7F && bytes[i] != '\\';
      text.append(isPlain ? Character.toString(bytes[i]) : "\\x%02x".formatted(bytes[i] & 0xFF));
    }
    return bytes.length > SHOWN ? text + "… (" + bytes.length + " bytes)" : text.toString();
  }
}
