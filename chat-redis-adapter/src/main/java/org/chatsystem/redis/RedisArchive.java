package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.chatsystem.core.port.out.Monitor;

/**
 * All that is kept under a prefix, as entries that go out of one Redis and into another: accounts
 * with the hashes of their passwords, groups, messages with their ids and what became of them,
 * marks, blocks, bots, webhooks with their secrets, sign-ins, files that are in the store. Not who
 * is connected, limits, or the secret of access tokens.
 *
 * <p>Takes no lease and hears nothing, so no instance notices it. What is read beside running ones
 * is no snapshot: of what changes meanwhile some may be missing. Any number of entries takes the
 * memory of a page.
 *
 * <p>Every method throws {@link org.chatsystem.core.port.out.UnavailableException
 * UnavailableException} when Redis is away.
 */
public final class RedisArchive implements AutoCloseable {
  /** The layout of the entries; of another one they mean nothing here. */
  public static final int LAYOUT = Layout.VERSION;

  private final Keys keys;
  private final Store store;

  private RedisArchive(RedisSettings settings) {
    keys = new Keys(settings.keyPrefix());
    store = new Store(Endpoint.of(settings), Monitor.NONE);
  }

  /**
   * Opens it; writes nothing but the layout's version.
   *
   * @throws NewerLayoutException if a newer build has laid out its keys
   */
  public static RedisArchive open(RedisSettings settings) {
    var archive = new RedisArchive(settings);
    try {
      Layout.check(archive.store, archive.keys);
      return archive;
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** How many keys there are to read. */
  public long size() {
    var size = new AtomicLong();
    walk(names -> size.addAndGet(names.count()));
    return size.get();
  }

  /**
   * Hands over all entries: those of one key together, its end last; those of a log in the order of
   * their ids. A key may come twice.
   *
   * @param keysRead told how many keys have been read
   */
  public void read(Consumer<ArchiveEntry> taker, LongConsumer keysRead) {
    var reader = new ArchiveReader(store, keys.prefix());
    var read = new AtomicLong();
    walk(
        names ->
            names.forEach(
                key -> {
                  reader.read(key, ArchiveKeys.kindOf(key).orElseThrow(), taker);
                  keysRead.accept(read.incrementAndGet());
                }));
  }

  private void walk(Consumer<Stream<String>> taker) {
    KeyWalk.over(store, keys.prefix() + "*")
        .forEach(
            page ->
                taker.accept(
                    page.stream()
                        .map(key -> key.substring(keys.prefix().length()))
                        .filter(key -> ArchiveKeys.kindOf(key).isPresent())));
  }

  /** Whether nothing is kept here that an archive could have. */
  public boolean isEmpty() {
    var found = new AtomicBoolean();
    walk(names -> names.findFirst().ifPresent(name -> found.set(true)));
    return !found.get();
  }

  /** Whether an instance runs here at the moment. */
  public boolean isServed() {
    return Reply.yes(store.run(Call.of(Script.SERVED).key(keys.instances())));
  }

  /**
   * Whether an entry is one that {@link #add} takes.
   *
   * @throws IllegalArgumentException if it is not, and why
   */
  public static void check(ArchiveEntry entry) {
    ArchiveRules.check(entry);
  }

  /**
   * Adds entries that have been checked, in one round trip and in their order. Those that are there
   * change nothing, so this may be done again.
   *
   * @return for each why it cannot be added, if it cannot
   */
  public List<Optional<String>> add(List<ArchiveEntry> entries) {
    List<Object> answers = store.runAll(entries.stream().map(this::adding).toList());
    var reasons = new ArrayList<Optional<String>>();
    answers.forEach(each -> reasons.add(Optional.ofNullable(Reply.text(each))));
    return reasons;
  }

  private Call adding(ArchiveEntry entry) {
    Call call = Call.of(Script.RESTORE).key(keys.prefix() + entry.key()).arg(entry.kind().word());
    entry.values().forEach(call::arg);
    return call;
  }

  /** Notes which archive is being added, so that one who goes on with it after a break is known. */
  public void begin(String archive) {
    store.ask(redis -> redis.set(keys.importing(), archive));
  }

  /** Which archive is being added and not finished. */
  public Optional<String> begun() {
    return Optional.ofNullable(store.ask(redis -> redis.get(keys.importing())));
  }

  /** All of it has been added. */
  public void finish() {
    store.ask(redis -> redis.del(keys.importing()));
  }

  @Override
  public void close() {
    store.close();
  }
}
