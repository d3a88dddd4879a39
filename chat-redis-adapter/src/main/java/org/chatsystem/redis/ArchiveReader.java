package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.chatsystem.redis.ArchiveEntry.Kind;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

/** Reads the entries of single keys, a piece at a time, however large a key is. */
final class ArchiveReader {
  private static final int PIECE = 500;
  private static final byte[] END = ArchiveEntry.bytes("+");

  private final Store store;
  private final String prefix;

  ArchiveReader(Store store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  void read(String key, Kind kind, Consumer<ArchiveEntry> taker) {
    byte[] at = ArchiveEntry.bytes(prefix + key);
    switch (kind) {
      case FIELD -> fields(key, at, taker);
      case MEMBER -> members(key, at, taker);
      case SCORE -> scores(key, at, taker);
      case ITEM -> items(key, at, taker);
      case VALUE -> value(key, at, taker);
      case EXPIRY -> throw new IllegalArgumentException("comes with each key");
    }
    expiry(key, taker);
  }

  private void fields(String key, byte[] at, Consumer<ArchiveEntry> taker) {
    scan(
        (redis, cursor) -> redis.hscan(at, cursor, piece()),
        each -> {
          String field = new String(each.getKey(), StandardCharsets.UTF_8);
          if (!ArchiveKeys.isOfTheMoment(key, field)) {
            taker.accept(ArchiveEntry.of(key, Kind.FIELD, each.getKey(), each.getValue()));
          }
        });
  }

  private void members(String key, byte[] at, Consumer<ArchiveEntry> taker) {
    scan(
        (redis, cursor) -> redis.sscan(at, cursor, piece()),
        each -> taker.accept(ArchiveEntry.of(key, Kind.MEMBER, each)));
  }

  private void scores(String key, byte[] at, Consumer<ArchiveEntry> taker) {
    scan(
        (redis, cursor) -> redis.zscan(at, cursor, piece()),
        (Tuple each) ->
            taker.accept(
                ArchiveEntry.of(
                    key,
                    Kind.SCORE,
                    each.getBinaryElement(),
                    ArchiveEntry.bytes(score(each.getScore())))));
  }

  /** Whole numbers, of which all of ours are, without a fraction or an exponent. */
  private static String score(double score) {
    return score == Math.rint(score) && Math.abs(score) < 1L << 53
        ? Long.toString((long) score)
        : Double.toString(score);
  }

  private static ScanParams piece() {
    return new ScanParams().count(PIECE);
  }

  private <T> void scan(
      BiFunction<UnifiedJedis, byte[], ScanResult<T>> step, Consumer<? super T> taker) {
    byte[] cursor = ScanParams.SCAN_POINTER_START_BINARY;
    ScanResult<T> page;
    do {
      byte[] from = cursor;
      page = store.ask(redis -> step.apply(redis, from));
      page.getResult().forEach(taker);
      cursor = page.getCursorAsBytes();
    } while (!page.isCompleteIteration());
  }

  private void items(String key, byte[] at, Consumer<ArchiveEntry> taker) {
    byte[] from = ArchiveEntry.bytes("-");
    List<Object> page;
    do {
      byte[] start = from;
      page = store.ask(redis -> redis.xrange(at, start, END, PIECE));
      for (Object each : page) {
        ArchiveEntry item = item(key, (List<?>) each);
        taker.accept(item);
        from = ArchiveEntry.bytes("(" + item.text(0));
      }
    } while (page.size() == PIECE);
  }

  private static ArchiveEntry item(String key, List<?> entry) {
    List<byte[]> values = new ArrayList<>();
    values.add((byte[]) entry.get(0));
    ((List<?>) entry.get(1)).forEach(each -> values.add((byte[]) each));
    return new ArchiveEntry(key, Kind.ITEM, values);
  }

  private void value(String key, byte[] at, Consumer<ArchiveEntry> taker) {
    byte[] value = store.ask(redis -> redis.get(at));
    if (value != null) {
      taker.accept(ArchiveEntry.of(key, Kind.VALUE, value));
    }
  }

  private void expiry(String key, Consumer<ArchiveEntry> taker) {
    Object until = store.run(Call.of(Script.EXPIRY).key(prefix + key));
    if (until != null) {
      taker.accept(ArchiveEntry.of(key, Kind.EXPIRY, (byte[]) until));
    }
  }
}
