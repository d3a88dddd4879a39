package org.chatsystem.redis;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.redis.ArchiveEntry.Kind;

/** Whether an entry is one that a store could hold; says what is wrong with it. */
final class ArchiveRules {
  private ArchiveRules() {}

  /**
   * @throws IllegalArgumentException if it is not
   */
  static void check(ArchiveEntry entry) {
    Kind kind =
        ArchiveKeys.kindOf(entry.key())
            .orElseThrow(() -> new IllegalArgumentException("no such key in an archive"));
    if (entry.kind() != kind && entry.kind() != Kind.EXPIRY) {
      throw new IllegalArgumentException("the key has entries of kind " + kind.word());
    }
    checkNumber(entry);
    try {
      checkContent(entry);
    } catch (InvalidValueException | DateTimeParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void checkNumber(ArchiveEntry entry) {
    int values = entry.values().size();
    boolean isRight =
        switch (entry.kind()) {
          case FIELD, SCORE -> values == 2;
          case MEMBER, VALUE, EXPIRY -> values == 1;
          case ITEM -> values >= 3 && values % 2 == 1;
        };
    if (!isRight) {
      throw new IllegalArgumentException("not as many values as this kind has");
    }
  }

  private static void checkContent(ArchiveEntry entry) {
    switch (entry.kind()) {
      case ITEM -> checkItem(entry);
      case SCORE -> checkScore(entry.text(1));
      case VALUE, EXPIRY -> checkDigits(entry.text(0));
      case FIELD -> checkField(entry);
      case MEMBER -> {}
    }
  }

  private static void checkItem(ArchiveEntry entry) {
    MessageId id = MessageId.parse(entry.text(0));
    if (!entry.key().endsWith("}:log")) {
      return;
    }
    Conversation in = Keys.conversationIn(entry.key());
    try {
      ChangeCodec.message(id, in, entry.text(2), "");
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a message: " + e.getMessage(), e);
    }
  }

  private static void checkField(ArchiveEntry entry) {
    boolean isAccount = entry.key().startsWith("{u:") && entry.key().endsWith("}");
    if (isAccount && entry.text(0).equals(RedisUsers.NAME)) {
      var unused = new DisplayName(entry.text(1));
    } else if (isAccount && entry.text(0).equals(RedisUsers.CREATED)) {
      var unused = Instant.parse(entry.text(1));
    }
  }

  private static void checkScore(String text) {
    try {
      var unused = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a score", e);
    }
  }

  private static void checkDigits(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("not a number");
    }
  }
}
