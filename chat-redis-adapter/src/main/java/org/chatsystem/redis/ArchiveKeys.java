package org.chatsystem.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chatsystem.redis.ArchiveEntry.Kind;

/**
 * Which keys an archive has, and of which kind each is. What is not here is left out on purpose:
 * who is connected and which instances run, buckets of what was done how often, the secret that
 * signs access tokens, the layout's version (which the archive's header has).
 */
final class ArchiveKeys {
  private static final String NAME = "[a-z0-9][a-z0-9_.-]{0,31}";
  private static final String USER = "\\{u:" + NAME + "\\}";
  private static final String CONVERSATION =
      "\\{c:(?:dm:" + NAME + ":" + NAME + "|group:" + NAME + "|broadcast)\\}:";
  private static final String GROUP = "\\{c:group:" + NAME + "\\}:";

  private static final Map<Pattern, Kind> KINDS = new LinkedHashMap<>();

  static {
    put(Kind.ITEM, CONVERSATION + "(?:log|revisions)", GROUP + "changes");
    put(Kind.FIELD, CONVERSATION + "(?:reads|received|edits|attachment:[0-9a-f]{32})");
    put(Kind.SCORE, CONVERSATION + "(?:edited|mentions:" + NAME + ")");
    put(Kind.MEMBER, CONVERSATION + "attachments");
    put(Kind.FIELD, GROUP + "(?:group|members|former|webhooks)");
    put(Kind.FIELD, USER + "(?::(?:refs:[0-2]|tokens|presence))?");
    put(Kind.MEMBER, USER + ":(?:conversations|bots|blocked|blockers)");
    put(Kind.SCORE, "users|groups|webhooks|gone|attachments");
    put(Kind.MEMBER, "leaving");
    put(Kind.VALUE, "attachments:weight");
  }

  private ArchiveKeys() {}

  private static void put(Kind kind, String... patterns) {
    for (String each : patterns) {
      KINDS.put(Pattern.compile(each), kind);
    }
  }

  /** Of which kind the entries of a key are; empty if an archive has none of them. */
  static Optional<Kind> kindOf(String key) {
    return KINDS.entrySet().stream()
        .filter(each -> each.getKey().matcher(key).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether an entry is left out although its key is not: what is true of the moment alone. */
  static boolean isOfTheMoment(String key, String field) {
    return key.endsWith(":presence") && field.equals("shown");
  }
}
