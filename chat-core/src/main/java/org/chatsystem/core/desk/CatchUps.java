package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * The connections that are being brought up to date in one conversation, each from a point of its
 * own. While the log is read for one of them its live messages are held, and follow what was read:
 * so each message comes once and in order. Used on the thread of the conversation's shard alone.
 */
final class CatchUps {
  private final Conversation conversation;
  private final Audience audience;
  private final Shard shard;
  private final Store store;
  private final Map<LocalConnection, CatchUp> running = new HashMap<>();

  /**
   * What was read for a connection and is still on its way to everyone else: it must not come
   * again.
   */
  private final Map<LocalConnection, MessageId> ahead = new HashMap<>();

  CatchUps(Conversation conversation, Audience audience, Shard shard, Store store) {
    this.conversation = conversation;
    this.audience = audience;
    this.shard = shard;
    this.store = store;
  }

  /**
   * Replays what came after this point.
   *
   * @param had up to where live messages have been delivered to it
   * @param done told how many messages were replayed, when live messages flow again
   */
  void begin(LocalConnection connection, Point from, MessageId had, IntConsumer done) {
    CatchUp before = running.get(connection);
    if (before != null) {
      before.afterwards().add(() -> begin(connection, from, had, done));
      return;
    }
    var catchUp = new CatchUp(from, had, store.limits(), done);
    running.put(connection, catchUp);
    read(connection, catchUp);
  }

  /**
   * Whether a live message is not for this connection now: it waits its turn, or has been replayed.
   */
  boolean holdsBack(LocalConnection connection, Message message) {
    CatchUp catchUp = running.isEmpty() ? null : running.get(connection);
    if (catchUp != null) {
      catchUp.hold(message);
      return true;
    }
    MessageId floor = ahead.isEmpty() ? null : ahead.get(connection);
    return floor != null && !message.id().isAfter(floor);
  }

  /**
   * Whether a live change is not for this connection now: it is read again when the messages have
   * been given, so that none comes before its message.
   */
  boolean holdsBack(LocalConnection connection, MessageChanged changed) {
    CatchUp catchUp = running.isEmpty() ? null : running.get(connection);
    if (catchUp != null) {
      catchUp.note(changed.id());
    }
    return catchUp != null;
  }

  /** A connection that had been replayed to, left, and is back before everyone else is as far. */
  void stayAhead(LocalConnection connection, MessageId upTo) {
    ahead.put(connection, upTo);
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /** Everyone has what came up to here. */
  void passed(MessageId last) {
    if (!ahead.isEmpty()) {
      ahead.values().removeIf(floor -> !floor.isAfter(last));
    }
  }

  /** It is known again who belongs here: goes on with those for whom that was in doubt. */
  void proceed(MessageId last) {
    for (var each : List.copyOf(running.entrySet())) {
      Missed waiting = each.getValue().takeWaiting();
      if (waiting != null) {
        learn(each.getKey(), each.getValue(), waiting, last);
      }
    }
  }

  /** Up to where a connection has been delivered to, if everyone has what came up to here. */
  MessageId reached(LocalConnection connection, MessageId last) {
    CatchUp catchUp = running.get(connection);
    if (catchUp != null) {
      return catchUp.had();
    }
    MessageId floor = ahead.getOrDefault(connection, MessageId.NONE);
    return floor.isAfter(last) ? floor : last;
  }

  void forget(LocalConnection connection) {
    ahead.remove(connection);
    CatchUp catchUp = running.remove(connection);
    if (catchUp != null) {
      connection.owe(conversation, catchUp.reached());
      connection.flush();
      catchUp.finish();
    }
  }

  private void read(LocalConnection connection, CatchUp catchUp) {
    catchUp.asked();
    var question = store.missed(conversation, catchUp.from(), connection.user());
    store
        .reader()
        .read(
            question,
            missed ->
                shard.post(conversation, feed -> feed.learnMissed(connection, catchUp, missed)));
  }

  void learn(LocalConnection connection, CatchUp catchUp, Missed missed, MessageId last) {
    if (running.get(connection) != catchUp) {
      return;
    }
    if (audience.isStale()) {
      catchUp.park(missed);
      return;
    }
    boolean included = audience.includes(connection);
    if (missed.allowed() != included && audience.hasCandidate(connection)) {
      // in by the one and out by the other: what is known here may be old, and so may the answer
      audience.suspect();
      read(connection, catchUp);
      return;
    }
    if (!included || !missed.allowed()) {
      forget(connection);
      return;
    }
    take(connection, catchUp, missed);
    pour(connection, catchUp, last);
  }

  private void take(LocalConnection connection, CatchUp catchUp, Missed missed) {
    if (missed.isGap(catchUp.left())) {
      MessageId after = catchUp.from().cursor();
      connection.offer(
          new Delivery(new Notice.Gap(connection.user(), conversation, after, missed.head())));
      catchUp.skipTo(missed.head());
    } else if (missed.messages().isEmpty()) {
      catchUp.skipTo(heldBy(catchUp.from(), missed));
    } else {
      catchUp.replay(missed.messages());
    }
    takeChanges(connection, catchUp, missed);
  }

  private void takeChanges(LocalConnection connection, CatchUp catchUp, Missed missed) {
    if (missed.isGapInChanges(store.limits().replay())) {
      connection.offer(
          new Delivery(new Notice.Gap(connection.user(), conversation, null, missed.head())));
      catchUp.replayChanges(List.of(), missed.changeHead());
    } else {
      catchUp.replayChanges(missed.changes(), missed.changeHead());
    }
  }

  /**
   * What the reader says it holds, but never more than there is: a cursor out of the future (or of
   * a tail that the store has lost) must not silence what is said from now on.
   */
  private static MessageId heldBy(Point from, Missed missed) {
    boolean real = from.cursor() != null && !from.cursor().isAfter(missed.head());
    return real ? from.cursor() : MessageId.NONE;
  }

  /**
   * Offers what was read and then what is held, as fast as the connection takes it: a replay must
   * not fill the queue of someone who reads as fast as anyone.
   */
  void pour(LocalConnection connection, CatchUp catchUp, MessageId last) {
    if (running.get(connection) != catchUp) {
      return;
    }
    while (catchUp.hasNext()) {
      if (!connection.hasRoom(() -> later(connection, catchUp))) {
        connection.flush();
        return;
      }
      boolean given = new Copies(catchUp.next()).offerTo(connection);
      catchUp.count(given);
      store.monitor().delivered(given ? 1 : 0);
    }
    while (catchUp.hasNextChange()) {
      if (!connection.hasRoom(() -> later(connection, catchUp))) {
        connection.flush();
        return;
      }
      new ChangeCopies(catchUp.nextChange()).offerTo(connection);
    }
    if (catchUp.hasLostHeld() || catchUp.hasNotedChanges()) {
      catchUp.again();
      read(connection, catchUp);
      return;
    }
    end(connection, catchUp, last);
  }

  private void later(LocalConnection connection, CatchUp catchUp) {
    shard.post(conversation, feed -> feed.pour(connection, catchUp));
  }

  private void end(LocalConnection connection, CatchUp catchUp, MessageId last) {
    if (catchUp.upTo().isAfter(last)) {
      ahead.put(connection, catchUp.upTo());
    }
    running.remove(connection);
    connection.flush();
    catchUp.finish();
  }
}
