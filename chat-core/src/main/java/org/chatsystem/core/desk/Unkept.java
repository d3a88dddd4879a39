package org.chatsystem.core.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * What is told to those who hear a conversation and is not kept for anyone: how far others have
 * got, who is writing, who came and went. While it is not known who hears it, some of that waits.
 * Used on the thread of the conversation's shard alone.
 */
final class Unkept {
  private final Conversation conversation;
  private final Audience audience;
  private final int bound;
  private final Receipts receipts;
  private final Deque<Consumer<Audience>> waiting = new ArrayDeque<>();

  /**
   * @param bound how many of each kind may wait
   */
  Unkept(Conversation conversation, Audience audience, int bound) {
    this.conversation = conversation;
    this.audience = audience;
    this.bound = bound;
    this.receipts = new Receipts(bound);
  }

  /** Someone has got further: waits until it is known who was a member by then. */
  void add(ReceiptMoved moved) {
    receipts.add(moved);
    audience.knows(moved.roster());
  }

  /**
   * Someone is writing.
   *
   * @return whether it was offered; if it is not known who may hear it, it is left out
   */
  boolean offer(Event.Typing typing) {
    if (!audience.knows(typing.roster())) {
      return false;
    }
    var delivery = new Delivery(new Notice.Typing(typing.user(), typing.user(), conversation));
    audience.forEach(
        each -> {
          if (each.isReady() && !each.user().equals(typing.user())) {
            each.offer(delivery);
          }
        });
    return true;
  }

  /**
   * Has this done with those who hear the conversation, now or, if someone has just come, as soon
   * as it is known who they are.
   *
   * @return whether it was done now
   */
  boolean whenKnown(Consumer<Audience> action) {
    if (audience.isStale() && waiting.size() < bound) {
      waiting.add(action);
      return false;
    }
    action.accept(audience);
    return true;
  }

  /**
   * It is known who hears the conversation: tells what waits.
   *
   * @return whether something was offered that has to be flushed
   */
  boolean tellWaiting() {
    while (!waiting.isEmpty()) {
      waiting.remove().accept(audience);
    }
    boolean hasSome = !receipts.isEmpty();
    receipts.offerTo(audience);
    return hasSome;
  }

  /** Whether something waits until it is known who hears the conversation. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }
}
