package org.chatsystem.app.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of a run, in numbers and in words. */
record Summary(
    Plan plan,
    int acked,
    int stored,
    int delivered,
    int lost,
    int forgiven,
    int doubled,
    Tally tally,
    Map<Fault, Integer> faults,
    List<String> complaints) {

  private static final int MOST_COMPLAINTS = 20;

  /**
   * @param redisDeaths when Redis was killed
   */
  static Summary of(
      Plan plan,
      Crowd crowd,
      Tally tally,
      List<Instant> redisDeaths,
      Audit audit,
      Map<Fault, Integer> faults) {
    List<Instant> deaths = plan.fsync() == Plan.Fsync.ALWAYS ? List.of() : redisDeaths;
    List<Outgoing.Acked> lost = audit.lost();
    List<Outgoing.Acked> forgiven = Audit.forgivable(lost, deaths);
    List<String> undelivered = audit.undelivered();
    List<String> doubled = audit.doubled();
    long unknown = deaths.isEmpty() ? audit.unknown() : 0;
    var complaints = new ArrayList<>(tally.complaints());
    lost.stream()
        .filter(each -> !forgiven.contains(each))
        .forEach(e -> complaints.add("lost: " + e));
    complaints.addAll(undelivered);
    complaints.addAll(doubled);
    if (unknown > 0) {
      complaints.add(unknown + " delivered, but not in the log");
    }
    return new Summary(
        plan,
        crowd.clients().stream().mapToInt(e -> e.outgoing().acked().size()).sum(),
        audit.stored(),
        crowd.clients().stream().mapToInt(each -> each.inbox().size()).sum(),
        lost.size() - forgiven.size() + undelivered.size(),
        forgiven.size(),
        tally.doubled() + doubled.size(),
        tally,
        faults,
        complaints);
  }

  boolean isClean() {
    return complaints.isEmpty() && lost == 0 && doubled == 0 && tally.outOfOrder() == 0;
  }

  @Override
  public String toString() {
    return """

        Fault suite: fsync %s, seed %d, %s of faults
          acked          %,d (stored %,d)
          delivered      %,d
          lost           %d%s
          doubled        %d
          out of order   %d
          reconnects     %,d, by close code %s
          sent again     %,d
          gaps           %d, read over HTTP
          longest silence %s for a client that was listening
          faults         %d: %s
        %s"""
        .formatted(
            plan.fsync().setting(),
            plan.seed(),
            seconds(plan.duration()),
            acked,
            stored,
            delivered,
            lost,
            forgiven == 0 ? "" : ", besides " + forgiven + " that Redis took with it",
            doubled,
            tally.outOfOrder(),
            tally.reconnects(),
            tally.closeCodes(),
            tally.repeatedSends(),
            tally.gaps(),
            seconds(tally.longestSilence()),
            faults.values().stream().mapToInt(Integer::intValue).sum(),
            faults,
            words());
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  private String words() {
    var words = new StringBuilder();
    complaints.stream()
        .limit(MOST_COMPLAINTS)
        .forEach(each -> words.append("  ! ").append(each).append('\n'));
    if (complaints.size() > MOST_COMPLAINTS) {
      words.append("  ! and ").append(complaints.size() - MOST_COMPLAINTS).append(" more\n");
    }
    return words.toString();
  }
}
