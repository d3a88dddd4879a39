package org.chatsystem.app.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks numbered series side by side, each to come as 1, 2, 3 …: one number per series in the good
 * case, a set of holes only where there are some.
 */
final class Series {
  /** What a number turned out to be. */
  enum Arrival {
    IN_ORDER,
    /** Fills a hole: it should have come earlier. */
    LATE,
    DOUBLED
  }

  private final int[] highest;
  private final int[] holes;
  private final Set<Long> missing = new HashSet<>();

  Series(int lanes) {
    highest = new int[lanes];
    holes = new int[lanes];
  }

  Arrival note(int lane, int number) {
    int expected = highest[lane] + 1;
    if (number == expected) {
      highest[lane] = number;
      return Arrival.IN_ORDER;
    }
    return number > expected ? skip(lane, expected, number) : late(lane, number);
  }

  /** How many of the first {@code last} numbers have not come. */
  int missing(int lane, int last) {
    return last - highest[lane] + holes[lane];
  }

  private Arrival skip(int lane, int expected, int number) {
    for (int each = expected; each < number; each++) {
      missing.add(key(lane, each));
    }
    holes[lane] += number - expected;
    highest[lane] = number;
    // what came is not late itself; what was skipped will be, or is lost
    return Arrival.IN_ORDER;
  }

  private Arrival late(int lane, int number) {
    if (!missing.remove(key(lane, number))) {
      return Arrival.DOUBLED;
    }
    holes[lane]--;
    return Arrival.LATE;
  }

  private static long key(int lane, int number) {
    return ((long) lane << 32) | number;
  }

  @Override
  public String toString() {
    return Arrays.toString(highest) + " without " + missing.size();
  }
}
