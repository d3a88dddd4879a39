package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Appended.Reason;
import org.chatsystem.core.port.out.Departures;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Stores a batch of drafts: first looks up the recipients of direct messages that it has not met
 * lately, then runs one script for each draft, each step in one round trip. For one thread.
 */
final class AppendBatch {
  /** Who writes to whom: both are known to exist, and to have the conversation in their index. */
  private record Pair(Username from, Username to) {
    static Pair of(PendingAppend append, Conversation.Direct conversation) {
      Username from = append.draft().from();
      return new Pair(from, conversation.peerOf(from));
    }
  }

  private static final int PAIRS_REMEMBERED = 100_000;

  /** Not so long that someone met is gone and someone else has the name, see {@link Departures}. */
  private static final long REMEMBERED_NANOS = Departures.MARGIN.dividedBy(2).toNanos();

  private final Keys keys;
  private final Set<Pair> met = new RecentlyUsed<Pair>(PAIRS_REMEMBERED).asSet();
  private long metSince = System.nanoTime();

  AppendBatch(Keys keys) {
    this.keys = keys;
  }

  /** What was known of a Redis may not hold any more after the connection to it was lost. */
  void forget() {
    met.clear();
    metSince = System.nanoTime();
  }

  /**
   * Stores what is still waited for, in this order, and completes each.
   *
   * @throws redis.clients.jedis.exceptions.JedisConnectionException if the connection was lost
   */
  void store(List<PendingAppend> batch, ScriptPipeline redis) {
    if (System.nanoTime() - metSince > REMEMBERED_NANOS) {
      forget();
    }
    List<PendingAppend> waiting = waiting(batch);
    Set<Pair> admitted = admitRecipients(waiting, redis);
    List<PendingAppend> appends = waiting(waiting);
    List<Object> answers = redis.run(appends.stream().map(PendingAppend::send).toList());
    met.addAll(admitted);
    for (int i = 0; i < appends.size(); i++) {
      complete(appends.get(i), answers.get(i));
    }
  }

  private static List<PendingAppend> waiting(List<PendingAppend> batch) {
    return batch.stream().filter(PendingAppend::isWaiting).toList();
  }

  private Set<Pair> admitRecipients(List<PendingAppend> batch, ScriptPipeline redis) {
    Map<Pair, List<PendingAppend>> strangers = strangers(batch);
    if (strangers.isEmpty()) {
      return Set.of();
    }
    List<Pair> pairs = List.copyOf(strangers.keySet());
    List<Object> answers = redis.run(pairs.stream().map(this::admission).toList());
    var admitted = new LinkedHashSet<Pair>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (answers.get(i) instanceof JedisException e) {
        strangers.get(pair).forEach(append -> append.fail(Store.unavailable(e)));
      } else if (Reply.yes(answers.get(i))) {
        strangers.get(pair).forEach(each -> each.alsoIndex(keys.conversations(pair.from())));
        admitted.add(pair);
      } else {
        strangers.get(pair).forEach(append -> refuse(append, Reason.USER_NOT_FOUND));
      }
    }
    return admitted;
  }

  private Map<Pair, List<PendingAppend>> strangers(List<PendingAppend> batch) {
    var strangers = new LinkedHashMap<Pair, List<PendingAppend>>();
    for (PendingAppend append : batch) {
      if (append.conversation() instanceof Conversation.Direct direct) {
        Pair pair = Pair.of(append, direct);
        if (!met.contains(pair)) {
          strangers.computeIfAbsent(pair, any -> new ArrayList<>()).add(append);
        }
      }
    }
    return strangers;
  }

  private Call admission(Pair pair) {
    return Call.of(Script.ADMIT)
        .key(keys.account(pair.to()))
        .key(keys.conversations(pair.to()))
        .arg(new Conversation.Direct(pair.from(), pair.to()).key());
  }

  private void complete(PendingAppend append, Object answer) {
    if (answer instanceof JedisException e) {
      append.fail(Store.unavailable(e));
    } else if (answer instanceof Long refusal) {
      // nothing was stored, so the sender's index does not have the conversation either
      if (append.conversation() instanceof Conversation.Direct direct) {
        met.remove(Pair.of(append, direct));
      }
      refuse(append, reasonOf(refusal));
    } else if (answer instanceof List<?> first) {
      append.complete(duplicate(Reply.text(first.get(0))));
    } else {
      MessageId id = MessageId.parse(Reply.text(answer));
      append.complete(new Appended.Stored(append.conversation(), id, false));
    }
  }

  private static Reason reasonOf(long refusal) {
    return switch ((int) refusal) {
      case -1 -> Reason.GROUP_NOT_FOUND;
      case -2 -> Reason.NOT_A_MEMBER;
      case -3 -> Reason.MESSAGE_NOT_FOUND;
      case -5 -> Reason.USER_NOT_FOUND;
      default -> Reason.BLOCKED;
    };
  }

  private static Appended duplicate(String first) {
    int space = first.indexOf(' ');
    return new Appended.Stored(
        Conversation.ofKey(first.substring(0, space)),
        MessageId.parse(first.substring(space + 1)),
        true);
  }

  private static void refuse(PendingAppend append, Reason reason) {
    append.complete(new Appended.Refused(reason));
  }
}
