package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Appended.Reason;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Stores a batch of drafts: first has their recipients looked up, then runs the script that stores
 * them, for some at a time, each step in one round trip. For one thread.
 */
final class AppendBatch {
  /**
   * Drafts in one run of the script. Redis does nothing else meanwhile, for half a millisecond or
   * so; beyond some tens of drafts more of them make none of them cheaper.
   */
  static final int DRAFTS_IN_A_RUN = 32;

  private final Appends appends;
  private final Admissions admissions;
  private final RefNotes refs = new RefNotes();

  /** Why some of the batch at hand are still waited for. */
  private JedisException refusal;

  AppendBatch(Appends appends, Admissions admissions) {
    this.appends = appends;
    this.admissions = admissions;
  }

  /** What was known of a Redis may not hold any more after the connection to it was lost. */
  void forget() {
    admissions.forget();
    refs.forget();
  }

  /**
   * Stores what is still waited for, in this order, and completes each.
   *
   * @throws redis.clients.jedis.exceptions.JedisConnectionException if the connection was lost
   * @throws JedisException if some were only refused here or now; these are still waited for
   */
  void store(List<PendingAppend> batch, ScriptPipeline redis) {
    List<PendingAppend> waiting = waiting(batch);
    admissions.admit(waiting, redis);
    List<List<PendingAppend>> parts = parts(waiting(waiting));
    List<Object> answers = redis.run(parts.stream().map(this::run).toList());
    for (int i = 0; i < parts.size(); i++) {
      complete(parts.get(i), answers.get(i));
    }
    throwRefusal();
  }

  private void throwRefusal() {
    JedisException thrown = refusal;
    refusal = null;
    if (thrown != null) {
      throw thrown;
    }
  }

  private static List<PendingAppend> waiting(List<PendingAppend> batch) {
    return batch.stream().filter(PendingAppend::isWaiting).toList();
  }

  private static List<List<PendingAppend>> parts(List<PendingAppend> batch) {
    var parts = new ArrayList<List<PendingAppend>>();
    for (int from = 0; from < batch.size(); from += DRAFTS_IN_A_RUN) {
      parts.add(batch.subList(from, Math.min(batch.size(), from + DRAFTS_IN_A_RUN)));
    }
    return parts;
  }

  private Call run(List<PendingAppend> part) {
    Call run = appends.newRun();
    part.forEach(append -> append.joins(run, refs.word(append.draft())));
    return run;
  }

  private void complete(List<PendingAppend> part, Object answer) {
    if (answer instanceof JedisException e) {
      part.forEach(append -> failed(append, e));
      return;
    }
    List<?> each = Reply.list(answer);
    for (int i = 0; i < part.size(); i++) {
      completeOne(part.get(i), each.get(i));
    }
  }

  private void completeOne(PendingAppend append, Object answer) {
    if (answer instanceof JedisException e) {
      failed(append, e);
    } else if (answer instanceof Long reason) {
      append.complete(new Appended.Refused(reasonOf(reason)));
    } else if (answer instanceof List<?> texts && texts.size() == 1) {
      append.complete(duplicate(Reply.text(texts.get(0))));
    } else if (answer instanceof List<?> texts) {
      refs.note(append.draft().from(), (byte[]) texts.get(1));
      stored(append, texts.get(0));
    } else {
      stored(append, answer);
    }
  }

  private void failed(PendingAppend append, JedisException e) {
    if (Refusal.isElsewhere(e)) {
      append.wasRefused();
    }
    if (Refusal.mayPass(e)) {
      refusal = e;
    } else {
      append.fail(Store.unavailable(e));
    }
  }

  private void stored(PendingAppend append, Object id) {
    admissions.stored(append);
    append.complete(
        new Appended.Stored(append.conversation(), MessageId.parse(Reply.text(id)), false));
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
}
