package org.chatsystem.core.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.MessageChanges.Newest;
import org.chatsystem.core.port.out.Notice;

/**
 * One conversation as this instance delivers it: checks that each message follows the last one,
 * asks the store for what is missing, and hands everything on once and in order. Events that come
 * while the store is asked are held. Used on the thread of its shard alone.
 */
final class Feed {
  private final Conversation conversation;
  private final Audience audience;
  private final Shard shard;
  private final Store store;
  private final HeldEvents held;
  private final CatchUps catchUps;
  private final Unkept unkept;
  private final Changes changes;
  private MessageId last;
  private boolean asking;
  private boolean unflushed;

  /** The last message that was delivered as it was heard, if that was since the last flush. */
  private MessageId newest;

  Feed(Conversation conversation, Audience audience, MessageId last, Shard shard, Store store) {
    this.conversation = conversation;
    this.audience = audience;
    this.last = last;
    this.shard = shard;
    this.store = store;
    this.catchUps = new CatchUps(conversation, audience, shard, store);
    this.held = new HeldEvents(store.limits().heldEvents());
    this.unkept = new Unkept(conversation, audience, store.limits().heldEvents());
    ChangeId now = ChangeId.before(last.sentAt());
    this.changes = new Changes(conversation, audience, catchUps, now);
  }

  /** Whether nobody here hears it, and nobody waits for a replay or for who hears it. */
  boolean isUnused() {
    return audience.isEmpty() && catchUps.isEmpty() && !unkept.isWaiting();
  }

  /** Something happened in the conversation. */
  void heard(Event event) {
    if (!held.add(event)) {
      changes.suspect();
    }
    drain();
  }

  /** Someone has got further: told as soon as it is known who was a member by then. */
  void heard(ReceiptMoved moved) {
    unkept.add(moved);
    drain();
  }

  /** Someone is writing: told if it is known who may hear it, else left out. */
  void heard(Event.Typing typing) {
    if (unkept.offer(typing)) {
      touch();
    }
    drain();
  }

  /**
   * A ready connection belongs here from this id on, or from when it was ready, or from where it
   * left the last time. What was missed since then is made up for: by the store's answer about the
   * newcomer, or, if the feed is past that already, by a replay.
   */
  void add(LocalConnection connection, MessageId joined) {
    MessageId parted = connection.partedAt(conversation);
    MessageId from = latest(joined, latest(connection.since(), parted));
    if (audience.isEmpty()) {
      beginAt(from);
    }
    audience.add(connection);
    Point point = Point.from(from);
    Optional<Point> owed = connection.takeOwed(conversation);
    boolean passed = last.isAfter(from) || changes.arePast(point.changes());
    if (owed.isPresent() || passed) {
      catchUps.begin(connection, changes.reaching(owed.orElse(point)), from, replayed -> {});
    } else if (parted.isAfter(last)) {
      catchUps.stayAhead(connection, parted);
    }
    drain();
  }

  private static MessageId latest(MessageId one, MessageId other) {
    return one.isAfter(other) ? one : other;
  }

  /** Replays to one connection what came after this point. */
  void catchUp(LocalConnection connection, Point from, IntConsumer done) {
    MessageId had = catchUps.reached(connection, last);
    catchUps.begin(connection, changes.reaching(from), had, done);
  }

  /** Replays what is owed to a connection, if it has not been by now. */
  void payOwed(LocalConnection connection) {
    connection.takeOwed(conversation).ifPresent(from -> catchUp(connection, from, replayed -> {}));
  }

  void learnMissed(LocalConnection connection, CatchUp catchUp, Missed missed) {
    catchUps.learn(connection, catchUp, missed, last);
    drain();
  }

  /** Goes on with a replay that waited for room. */
  void pour(LocalConnection connection, CatchUp catchUp) {
    catchUps.pour(connection, catchUp, last);
  }

  void remove(LocalConnection connection) {
    flushBeforeAnyoneGoes();
    MessageId reached = catchUps.reached(connection, last);
    if (audience.remove(connection)) {
      connection.parted(conversation, reached);
    }
    catchUps.forget(connection);
  }

  /** Delivers from this id on. */
  void beginAt(MessageId id) {
    last = id;
    changes.beginAt(ChangeId.before(id.sentAt()));
  }

  /** Compares with what the store has given out. */
  void compare(Newest newest) {
    changes.compare(newest.change());
    if (changes.areInDoubt() || newest.message().isAfter(last)) {
      ask();
    }
  }

  /** Something may have been missed. */
  void suspect() {
    audience.suspect();
    changes.suspect();
    ask();
  }

  /**
   * Has this done with those who hear the conversation: as soon as it is known who they are, if
   * someone has just come. Whoever is offered something has to be flushed by it.
   */
  void withAudience(Consumer<Audience> action) {
    if (!unkept.whenKnown(action)) {
      drain();
    }
  }

  void flush() {
    unflushed = false;
    audience.forEach(LocalConnection::flush);
    if (newest != null) {
      shard.flushed(newest);
      newest = null;
    }
  }

  /** Whoever does not hear this any more is not reached by the flush at the end of the batch. */
  private void flushBeforeAnyoneGoes() {
    if (unflushed) {
      flush();
    }
  }

  private void drain() {
    while (!asking && !held.isEmpty()) {
      if (accept(held.first(), held.isFirstAnswered())) {
        held.removeFirst();
      } else {
        ask();
      }
    }
    if (audience.isStale()) {
      ask();
    } else if (!asking && unkept.tellWaiting()) {
      touch();
    }
  }

  /**
   * Delivers an event, unless the store has to be asked first. What the store says of an event is
   * the last word: what is still missing then is gone for good.
   */
  private boolean accept(Event event, boolean asked) {
    if (audience.isStale()) {
      return false;
    }
    if (event instanceof MessageStored stored) {
      return accept(stored, asked);
    }
    if (event instanceof MessageChanged changed) {
      return accept(changed, asked);
    }
    return !(event instanceof MemberChanged changed) || accept(changed, asked);
  }

  private boolean accept(MessageStored stored, boolean asked) {
    if (!stored.message().id().isAfter(last)) {
      return true;
    }
    boolean hole = stored.previous().isAfter(last);
    if (!asked && hole && !asking) {
      store.monitor().holeFound();
    }
    if (!asked && (hole || !audience.knows(stored.roster()))) {
      return false;
    }
    deliver(stored.message(), false);
    return true;
  }

  private boolean accept(MessageChanged changed, boolean asked) {
    boolean accepted = changes.accept(changed, asked, last);
    touch();
    return accepted;
  }

  /** Whoever is not known to be still in must not hear of others either. */
  private boolean accept(MemberChanged changed, boolean asked) {
    if (!asked && !audience.knows(changed.roster() - 1)) {
      return false;
    }
    flushBeforeAnyoneGoes();
    audience.learn(changed);
    audience.forEach(this::payOwed);
    if (changed.change() == MemberChange.DELETED) {
      return true; // everyone who was in is told over their own channel
    }
    var delivery = new Delivery(new Notice.MemberMoved(changed));
    audience.forEach(
        each -> {
          // the one concerned is told over their own channel, once, whether they are in or out
          if (each.isReady() && !each.user().equals(changed.user())) {
            each.offer(delivery);
          }
        });
    touch();
    return true;
  }

  /**
   * Asks the store for what came after the last message, and then for the roster, which so is at
   * least as new; and before both, if something became of messages or may have, for what did.
   */
  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    held.asked();
    if (held.tellOfChanges()) {
      changes.suspect();
    }
    var question = store.question(conversation, changes.question(), last, audience.toVerify());
    store
        .reader()
        .read(question, answer -> shard.post(conversation, feed -> learnIfThis(feed, answer)));
  }

  /** A feed that was forgotten meanwhile must not speak beside its successor. */
  private void learnIfThis(Feed current, Store.Answer answer) {
    if (current == this) {
      learn(answer);
    }
  }

  private void learn(Store.Answer answer) {
    asking = false;
    flushBeforeAnyoneGoes();
    audience.learn(answer.asked(), answer.roster());
    if (audience.isStale()) {
      askAgain(answer);
      return;
    }
    deliver(answer.messages().stream().filter(each -> each.id().isAfter(last)).toList());
    if (held.takeLost() || answer.isFull()) {
      askAgain(answer);
      return;
    }
    answer.changes().ifPresent(this::learn);
    if (changes.areInDoubt()) {
      ask();
      return;
    }
    audience.forEach(this::payOwed);
    catchUps.proceed(last);
    drain();
  }

  /** What the answer says of changes has not been told: they are asked for again. */
  private void askAgain(Store.Answer answer) {
    if (answer.changes().isPresent()) {
      changes.suspect();
    }
    ask();
  }

  private void learn(Store.Changed answer) {
    changes.learn(answer.changes(), last);
    if (answer.isFull()) {
      changes.suspect();
    }
    touch();
  }

  private void deliver(List<Message> fromLog) {
    fromLog.forEach(each -> deliver(each, true));
    if (!fromLog.isEmpty()) {
      store.monitor().holeFilled(fromLog.size());
    }
  }

  private void deliver(Message message, boolean fromLog) {
    last = message.id();
    var copies = new Copies(message);
    audience.forEach(
        each -> {
          boolean wanted = each.isReady() && (!fromLog || message.id().isAfter(each.since()));
          if (wanted && !catchUps.holdsBack(each, message)) {
            copies.offerTo(each);
          }
        });
    store.monitor().delivered(copies.given());
    newest = fromLog ? newest : message.id();
    catchUps.passed(last);
    touch();
  }

  private void touch() {
    if (!unflushed) {
      unflushed = true;
      shard.unflushed(this);
    }
  }

  /** For tests and diagnosis. */
  @Override
  public String toString() {
    return conversation.key() + " up to " + last + (asking ? ", asking" : "") + ", holding " + held;
  }
}
