package org.chatsystem.app.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.redis.RedisBackend;
import org.chatsystem.redis.RedisSettings;

/**
 * Writes users and direct conversations into a server's Redis as the server itself would, but many
 * times faster than over its front door. Nobody ever has more than a hundred of them.
 */
final class StoreSeed implements AutoCloseable {
  private static final int PEERS = 50;
  private static final int MESSAGES = 60;
  private static final int IN_FLIGHT = 4_096;

  private final RedisBackend redis;
  private final String prefix;
  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private final Content content = new Content("x".repeat(100));
  private int users;
  private int conversations;

  private StoreSeed(RedisBackend redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix;
  }

  /**
   * @param prefix what the names of all users begin with
   * @throws BenchFault if that Redis does not answer
   */
  static StoreSeed open(String address, String keys, String prefix) {
    try {
      return new StoreSeed(
          RedisBackend.connect(RedisSettings.at(address).withPrefix(keys)), prefix);
    } catch (RuntimeException e) {
      throw new BenchFault("no Redis at " + address + ": " + e.getMessage(), e);
    }
  }

  /** Talks with this user; returns the conversations, as they are called in the API. */
  List<String> befriend(String user) {
    var names = new ArrayList<String>();
    for (int i = 0; i < PEERS; i++) {
      Username peer = user(i);
      for (int j = 0; j < MESSAGES; j++) {
        say(peer, new Username(user));
      }
      names.add("dm:" + peer.value());
    }
    await();
    conversations += PEERS;
    return names;
  }

  /** Makes more conversations, of one message each, until there are so many. */
  void growTo(int wanted) {
    for (; conversations < wanted; conversations++) {
      // each talks with the fifty who come next
      int first = conversations / PEERS;
      say(user(first), user(first + 1 + conversations % PEERS));
    }
    await();
  }

  @Override
  public void close() {
    redis.close();
  }

  private Username user(int number) {
    for (; users <= number; users++) {
      Username name = name(users);
      var user = new User(name, new DisplayName(name.value()), Instant.now());
      redis.users().create(new Account(user, Optional.empty()));
    }
    return name(number);
  }

  private Username name(int number) {
    return new Username(prefix + number);
  }

  private void say(Username from, Username to) {
    free.acquireUninterruptibly();
    var draft =
        new Draft(
            new Conversation.Direct(from, to), from, content, Optional.empty(), Optional.empty());
    redis
        .log()
        .append(draft)
        .whenComplete(
            (stored, failure) -> {
              if (failure != null) {
                fault.compareAndSet(null, failure);
              }
              free.release();
            });
  }

  private void await() {
    free.acquireUninterruptibly(IN_FLIGHT);
    free.release(IN_FLIGHT);
    if (fault.get() != null) {
      throw new BenchFault("could not fill the store: " + fault.get(), fault.get());
    }
  }
}
