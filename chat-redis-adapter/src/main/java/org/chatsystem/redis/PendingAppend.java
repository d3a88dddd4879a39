package org.chatsystem.redis;

import java.util.concurrent.CompletableFuture;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.UnavailableException;

/** A draft on its way to Redis and the stage that tells what came of it. */
final class PendingAppend {
  private final Draft draft;
  private final Call share;
  private final long deadline;
  private final CompletableFuture<Appended> outcome = new CompletableFuture<>();
  private boolean indexes;
  private boolean sent;

  /**
   * Prepares an append.
   *
   * @param share its keys and arguments in the run that stores it
   * @param deadline when its sender has waited long enough, in {@link System#nanoTime}
   */
  PendingAppend(Draft draft, Call share, long deadline) {
    this.draft = draft;
    this.share = share;
    this.deadline = deadline;
  }

  Draft draft() {
    return draft;
  }

  Conversation conversation() {
    return draft.conversation();
  }

  CompletableFuture<Appended> outcome() {
    return outcome;
  }

  boolean isWaiting() {
    return !outcome.isDone();
  }

  boolean isOverdue(long now) {
    return now - deadline >= 0;
  }

  /** Has the script put the conversation into this index of the sender too. */
  void alsoIndex(String conversationsKey) {
    if (!indexes) {
      indexes = true;
      share.key(conversationsKey);
    }
  }

  /** Whether the sender's index gets the conversation with it. */
  boolean isNewToSender() {
    return indexes;
  }

  /**
   * Joins a run, which from now on may have happened.
   *
   * @param noted what is noted of the sender's refs
   */
  void joins(Call run, byte[] noted) {
    sent = true;
    run.arg(share.keyCount()).arg(noted).with(share);
  }

  /** It is certain that it was not stored. */
  void wasRefused() {
    sent = false;
  }

  /** Whether sending it (again) cannot store it twice. */
  boolean isSafeToSend() {
    return !sent || draft.ref().isPresent();
  }

  void complete(Appended appended) {
    outcome.complete(appended);
  }

  void fail(String why) {
    outcome.completeExceptionally(new UnavailableException(why));
  }

  void fail(UnavailableException cause) {
    outcome.completeExceptionally(cause);
  }
}
