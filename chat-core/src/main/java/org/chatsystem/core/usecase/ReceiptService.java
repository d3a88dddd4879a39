package org.chatsystem.core.usecase;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.NoteReceipt;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.ShowReceipts;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.ReadMarkers.Advance;

/** How far people have got: noted together for many, and shown. */
final class ReceiptService implements NoteReceipt, ShowReceipts, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST_WAITING = 50_000;

  private record Key(Username user, Conversation conversation, Receipt.Kind kind) {}

  private final ReadMarkers markers;
  private final Access access;
  private final Executor background;
  private final Gathering<Key, Advance, ReadMarkers.Outcome> gathering;

  /**
   * @param background where the store may be waited for
   */
  ReceiptService(ReadMarkers markers, Access access, Executor background) {
    this.markers = markers;
    this.access = access;
    this.background = background;
    this.gathering =
        new Gathering<>(
            "chat-receipts", PAUSE, MOST_WAITING, ReceiptService::further, markers::advance);
  }

  private static Advance further(Advance one, Advance other) {
    return other.seq() > one.seq() ? other : one;
  }

  @Override
  public CompletionStage<Optional<ReadHistory.Reason>> note(
      Username user, Conversation conversation, Receipt.Kind kind, long seq) {
    return gathering
        .add(new Key(user, conversation, kind), new Advance(user, conversation, kind, seq))
        .thenCompose(
            outcome ->
                switch (outcome) {
                  case MOVED, UNMOVED -> CompletableFuture.completedFuture(Optional.empty());
                  // why there is nothing, or nothing for them, takes another look
                  case NOTHING_SAID, NOT_A_MEMBER ->
                      CompletableFuture.supplyAsync(
                          () -> access.refusal(user, conversation), background);
                });
  }

  @Override
  public Outcome show(Username reader, Conversation conversation) {
    return access
        .refusal(reader, conversation)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Shown(ofOthers(reader, conversation)));
  }

  private List<Entry> ofOthers(Username reader, Conversation conversation) {
    return others(reader, markers.toldTo(reader, List.of(conversation)).get(conversation));
  }

  /** Without the reader's own, by name. */
  static List<Entry> others(Username reader, Map<Username, Marks> marks) {
    return marks == null
        ? List.of()
        : marks.entrySet().stream()
            .filter(each -> !each.getKey().equals(reader))
            .map(each -> new Entry(each.getKey(), each.getValue()))
            .sorted(Comparator.comparing(Entry::user))
            .toList();
  }

  @Override
  public void close() {
    gathering.close();
  }
}
