package org.chatsystem.web.socket;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.NoticeFrames;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a message of 100 characters costs here: once to be read, once to be encoded, and for each
 * recipient to go through their outbox.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
  private static final int RECIPIENTS = 100;
  private static final String TEXT = "x".repeat(100);
  private static final Username ALICE = new Username("alice");
  private static final Message MESSAGE =
      new Message(
          MessageId.parse("1795414616014-17"),
          new Conversation.OfGroup(new GroupName("devs")),
          ALICE,
          new Content(TEXT),
          Optional.empty(),
          Optional.of(new ConnectionId("0e3c9e33edcf2b225cab3af6")));

  private final String said =
      "{\"type\":\"group\",\"to\":\"devs\",\"content\":\"%s\",\"ref\":\"c17\"}".formatted(TEXT);
  private final Notice.Said notice = new Notice.Said(MESSAGE, false);
  private final FrameEncoder encoder = new FrameEncoder(new NoticeFrames("node-1"));
  private final List<SocketOutbox> outboxes =
      Stream.generate(() -> new SocketOutbox(new Sink(), encoder)).limit(RECIPIENTS).toList();

  /** From the text of a frame to the checked command. */
  @Benchmark
  public Object decode() {
    return ClientFrame.read(Json.readObject(said), ALICE);
  }

  /** From what is told to the bytes on the wire. */
  @Benchmark
  public Object encode() {
    return encoder.apply(notice);
  }

  /** One recipient of {@value #RECIPIENTS}: offered and written, to a socket that takes all. */
  @Benchmark
  @OperationsPerInvocation(RECIPIENTS)
  public void deliver() {
    var delivery = new Delivery(notice);
    for (SocketOutbox each : outboxes) {
      each.offer(delivery);
    }
    for (SocketOutbox each : outboxes) {
      each.flush();
    }
  }

  private static final class Sink implements Link {
    @Override
    public boolean write(List<EncodedFrame> frames, Written later) {
      return true;
    }

    @Override
    public void readOn() {}

    @Override
    public void isReadPromptly() {}

    @Override
    public void ping() {}

    @Override
    public long bytesReceived() {
      return 0;
    }

    @Override
    public void close(CloseCode code) {}

    @Override
    public void cut() {}
  }
}
