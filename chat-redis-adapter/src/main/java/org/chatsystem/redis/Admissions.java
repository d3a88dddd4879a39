package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Appended.Reason;
import org.chatsystem.core.port.out.Departures;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Looks up the recipients of direct messages that it has not met lately, and puts the conversation
 * into their index. For one thread.
 */
final class Admissions {
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
  private final Set<Pair> met = RecentlyUsed.set(PAIRS_REMEMBERED);
  private long metSince = System.nanoTime();

  Admissions(Keys keys) {
    this.keys = keys;
  }

  void forget() {
    met.clear();
    metSince = System.nanoTime();
  }

  /** The sender's index has this conversation too by now. */
  void stored(PendingAppend append) {
    if (append.isNewToSender() && append.conversation() instanceof Conversation.Direct direct) {
      met.add(Pair.of(append, direct));
    }
  }

  /**
   * Refuses what has no recipient; has the others put the conversation into the sender's index too
   * where that may be new.
   */
  void admit(List<PendingAppend> batch, ScriptPipeline redis) {
    if (System.nanoTime() - metSince > REMEMBERED_NANOS) {
      forget();
    }
    Map<Pair, List<PendingAppend>> strangers = strangers(batch);
    if (strangers.isEmpty()) {
      return;
    }
    List<Pair> pairs = List.copyOf(strangers.keySet());
    List<Object> answers = redis.run(pairs.stream().map(this::admission).toList());
    for (int i = 0; i < pairs.size(); i++) {
      admit(pairs.get(i), strangers.get(pairs.get(i)), answers.get(i));
    }
  }

  private void admit(Pair pair, List<PendingAppend> appends, Object answer) {
    if (answer instanceof JedisException e && Refusal.mayPass(e)) {
      throw e; // nothing of the batch has been sent yet
    } else if (answer instanceof JedisException e) {
      appends.forEach(append -> append.fail(Store.unavailable(e)));
    } else if (Reply.yes(answer)) {
      appends.forEach(each -> each.alsoIndex(keys.conversations(pair.from())));
    } else {
      appends.forEach(each -> each.complete(new Appended.Refused(Reason.USER_NOT_FOUND)));
    }
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
}
