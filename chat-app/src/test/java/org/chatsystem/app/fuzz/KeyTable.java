package org.chatsystem.app.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** The table of keys in the README of the Redis adapter, and what there is in a Redis beside it. */
final class KeyTable {
  private static final Path README = Path.of("../chat-redis-adapter/README.md");
  private static final Pattern ROW = Pattern.compile("\\| (`[^|]+`) \\| [a-z ]+ \\|.*");
  private static final Pattern KEY = Pattern.compile("`([^`]+)`");
  private static final Pattern PLACE = Pattern.compile("<(\\w+)>|0…2");
  private static final String NAME = "[a-z0-9][a-z0-9_.-]{0,31}";

  /** What may stand for what the table names in angle brackets. */
  private static final Map<String, String> PLACES =
      Map.of(
          "c",
          "(dm:" + NAME + ":" + NAME + "|group:" + NAME + "|broadcast)",
          "u",
          NAME,
          "g",
          NAME,
          "address",
          "[0-9a-f.:]+",
          "0…2",
          "[0-2]");

  private final List<Pattern> keys = new ArrayList<>();

  private KeyTable() {}

  static KeyTable read() {
    try {
      var table = new KeyTable();
      Files.readAllLines(README).stream()
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .forEach(row -> table.addRow(row.group(1)));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What begins with an ellipsis is like the key before it but for its last part. */
  private void addRow(String cell) {
    String before = "";
    for (Matcher key = KEY.matcher(cell); key.find(); ) {
      String named = key.group(1);
      before =
          named.startsWith("…:")
              ? before.substring(0, before.lastIndexOf(':')) + named.substring(1)
              : named;
      keys.add(pattern(before));
    }
  }

  private static Pattern pattern(String key) {
    var pattern = new StringBuilder();
    int end = 0;
    for (Matcher place = PLACE.matcher(key); place.find(); end = place.end()) {
      pattern.append(Pattern.quote(key.substring(end, place.start())));
      String name = place.group(1) == null ? place.group() : place.group(1);
      pattern.append(PLACES.getOrDefault(name, "[A-Za-z0-9-]+"));
    }
    return Pattern.compile(pattern + Pattern.quote(key.substring(end)));
  }

  int size() {
    return keys.size();
  }

  boolean has(String key) {
    return keys.stream().anyMatch(each -> each.matcher(key).matches());
  }

  /** All keys of a Redis that do not stand in the table. */
  List<String> strangersIn(Jedis redis, String prefix) {
    var strangers = new ArrayList<String>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = redis.scan(cursor, new ScanParams().count(1_000));
      page.getResult().stream()
          .filter(each -> !each.startsWith(prefix) || !has(each.substring(prefix.length())))
          .forEach(strangers::add);
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return strangers;
  }
}
