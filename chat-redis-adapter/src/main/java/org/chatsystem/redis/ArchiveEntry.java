package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The smallest part of a store that is of use by itself: a field, a member, a message, or when a
 * key is gone. To add one that is there already changes nothing.
 *
 * @param key whose part, without the prefix
 * @param values what there is to say of it, see {@link Kind}
 */
public record ArchiveEntry(String key, Kind kind, List<byte[]> values) {
  /** What an entry is. */
  public enum Kind {
    /** Of a hash: field, value. */
    FIELD,
    /** Of a set: member. */
    MEMBER,
    /** Of a sorted set: member, score. */
    SCORE,
    /** Of a stream: id, then field and value of each. */
    ITEM,
    /** The value of a key that has but one. */
    VALUE,
    /** When a key is gone, in epoch millis. Comes after all else of it. */
    EXPIRY;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a {@link #word}. */
    public static Kind of(String word) {
      return Stream.of(values())
          .filter(each -> each.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no kind of entry: " + word));
    }
  }

  /** Keeps a list that does not change. */
  public ArchiveEntry {
    values = List.copyOf(values);
  }

  static ArchiveEntry of(String key, Kind kind, byte[]... values) {
    return new ArchiveEntry(key, kind, List.of(values));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String text(int value) {
    return new String(values.get(value), StandardCharsets.UTF_8);
  }

  /** Says no more than what it is: values may be secrets. */
  @Override
  public String toString() {
    return "ArchiveEntry[" + key + " " + kind.word() + "]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArchiveEntry entry
        && key.equals(entry.key)
        && kind == entry.kind
        && values.size() == entry.values.size()
        && IntStream.range(0, values.size())
            .allMatch(i -> Arrays.equals(values.get(i), entry.values.get(i)));
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + kind.hashCode();
  }
}
