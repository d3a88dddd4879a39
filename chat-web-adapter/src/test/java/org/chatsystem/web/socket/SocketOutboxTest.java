package org.chatsystem.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chatsystem.web.wire.NoticeFrames;
import org.junit.jupiter.api.Test;

class SocketOutboxTest {
  /** Of a frame of more than 64 KiB. */
  private static final int HEADER = 10;

  private final RecordingLink link = new RecordingLink();
  private final SocketOutbox outbox =
      new SocketOutbox(link, new FrameEncoder(new NoticeFrames("node")));

  @Test
  void writesWhatHasGatheredInOneGo() {
    offer("a", "b", "c");
    assertThat(link.writes).isEmpty();
    outbox.flush();
    assertThat(link.writes).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void hasOneWriteUnderWayAtATime() {
    link.stalled = true;
    offer("a");
    outbox.flush();
    offer("b");
    outbox.flush();
    offer("c");
    outbox.flush();
    assertThat(link.writes).containsExactly(List.of("a"));

    link.stalled = false;
    link.pending.poll().succeeded();
    assertThat(link.writes).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void writesABacklogInBatches() {
    IntStream.range(0, 300).forEach(i -> offer(Integer.toString(i)));
    outbox.flush();
    assertThat(link.writes).extracting(List::size).containsExactly(128, 128, 44);
    assertThat(link.writes.stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(Integer::toString).toList());
  }

  @Test
  void writesNoMoreInOneGoThanIsGoodForTheSocket() {
    String large = "x".repeat(Link.BATCH_BYTES / 2);
    offer("a", large, "b", large, "c".repeat(Link.BATCH_BYTES * 2), "d");
    outbox.flush();
    assertThat(link.writes).extracting(List::size).containsExactly(3, 1, 1, 1);
  }

  @Test
  void doesNotLetMuchWaitForTheFlush() {
    String large = "x".repeat(Link.BATCH_BYTES / 2);
    for (int offered = 0; offered <= 2 * SocketOutbox.MAX_BYTES; offered += large.length()) {
      offer(large);
    }
    assertThat(outbox.isEnding()).isFalse();
    assertThat(outbox.waiting()).isLessThan(Link.BATCH_BYTES);
  }

  @Test
  void endsAConnectionThatDoesNotRead() {
    link.stalled = true;
    offer("first");
    outbox.flush();
    String large = "x".repeat(SocketOutbox.MAX_BYTES / 4);
    offer(large, large, large, large);

    assertThat(outbox.isEnding()).isTrue();
    link.pending.poll().succeeded();
    assertThat(link.closed).isEqualTo(CloseCode.SLOW);
    assertThat(link.writes).containsExactly(List.of("first"));
  }

  @Test
  void countsWhatIsUnderWayUntilItIsWritten() {
    link.stalled = true;
    String half = "x".repeat(SocketOutbox.MAX_BYTES / 2 - HEADER);
    offer(half);
    outbox.flush();
    offer(half);
    assertThat(outbox.isEnding()).isFalse();
    link.pending.poll().succeeded();
    offer(half);
    assertThat(outbox.isEnding()).isFalse();
    offer("x");
    assertThat(outbox.isEnding()).isTrue();
  }

  @Test
  void hasReplaysWaitUntilMostIsWritten() {
    var goneOn = new AtomicInteger();
    assertThat(outbox.hasRoom(goneOn::incrementAndGet)).isTrue();
    link.stalled = true;
    offer("x".repeat(SocketOutbox.MAX_BYTES / 2));
    outbox.flush();
    assertThat(outbox.hasRoom(goneOn::incrementAndGet)).isFalse();
    assertThat(goneOn).hasValue(0);

    link.pending.poll().succeeded();
    assertThat(goneOn).hasValue(1);
    assertThat(outbox.hasRoom(goneOn::incrementAndGet)).isTrue();
  }

  @Test
  void letsNoReplayWaitForAConnectionThatHasEnded() {
    var goneOn = new AtomicInteger();
    link.stalled = true;
    offer("x".repeat(SocketOutbox.MAX_BYTES / 2));
    outbox.flush();
    assertThat(outbox.hasRoom(goneOn::incrementAndGet)).isFalse();
    outbox.close(CloseCode.SHUTTING_DOWN);
    assertThat(goneOn).hasValue(1);
    assertThat(outbox.hasRoom(goneOn::incrementAndGet)).isTrue();
  }

  @Test
  void leavesOutWhatMayBeLeftOutWhenHalfIsUsed() {
    link.stalled = true;
    offer("x".repeat(SocketOutbox.MAX_BYTES / 2 + 1));
    outbox.offer(frame("presence", true));
    offer("message");
    outbox.flush();
    link.stalled = false;
    link.pending.poll().succeeded();
    assertThat(link.writes.stream().flatMap(List::stream))
        .contains("message")
        .doesNotContain("presence");
  }

  @Test
  void saysGoodbyeBehindWhatWaits() {
    link.stalled = true;
    offer("a");
    outbox.flush();
    offer("b");
    outbox.close(CloseCode.SHUTTING_DOWN);
    offer("too late");
    assertThat(link.closed).isNull();

    link.stalled = false;
    link.pending.poll().succeeded();
    assertThat(link.writes).containsExactly(List.of("a"), List.of("b"));
    assertThat(link.closed).isEqualTo(CloseCode.SHUTTING_DOWN);
  }

  @Test
  void keepsToItsFirstReasonToEnd() {
    outbox.close(CloseCode.UNAUTHORIZED);
    outbox.close(CloseCode.SHUTTING_DOWN);
    assertThat(link.closed).isEqualTo(CloseCode.UNAUTHORIZED);
  }

  @Test
  void cutsAConnectionThatCannotBeWrittenTo() {
    link.stalled = true;
    offer("a");
    outbox.flush();
    link.pending.poll().failed();
    assertThat(link.cut).isTrue();
    offer("b");
    outbox.flush();
    assertThat(link.writes).hasSize(1);
  }

  @Test
  void leavesAConnectionAloneThatIsBeingClosed() {
    link.stalled = true;
    offer("a");
    outbox.flush();
    link.pending.poll().tooLate();
    offer("b");
    outbox.close(CloseCode.SHUTTING_DOWN);
    assertThat(outbox.isEnding()).isTrue();
    assertThat(link.writes).hasSize(1);
    assertThat(link.closed).isNull();
    assertThat(link.cut).isFalse();
  }

  private void offer(String... texts) {
    for (String each : texts) {
      outbox.offer(frame(each, false));
    }
  }

  private static EncodedFrame frame(String text, boolean ephemeral) {
    return new EncodedFrame(text.getBytes(StandardCharsets.UTF_8), ephemeral);
  }
}
