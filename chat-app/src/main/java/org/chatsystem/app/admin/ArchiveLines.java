package org.chatsystem.app.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chatsystem.redis.ArchiveEntry;
import org.chatsystem.redis.ArchiveEntry.Kind;
import org.chatsystem.redis.RedisArchive;

/**
 * How an export is written: a line that says what it is, a line for each entry, and a last one that
 * says how many those were. A value is a text or, if it is none, {@code {"base64": …}}.
 */
final class ArchiveLines {
  /** Of the lines' form, not of what they hold. */
  private static final int VERSION = 1;

  /** A file of 16 MB in base64, and some. */
  static final int LONGEST = 32 << 20;

  private static final String FORM = "chatSystemExport";
  private static final String BASE64 = "base64";
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ArchiveLines() {}

  /**
   * The first line.
   *
   * @param id tells this export from others
   */
  static String head(String id, String prefix, String time) {
    return JsonLine.of(
        FORM, VERSION, "layout", RedisArchive.LAYOUT, "id", id, "prefix", prefix, "at", time);
  }

  static String tail(long entries) {
    return JsonLine.of("entries", entries);
  }

  static String of(ArchiveEntry entry) {
    return JsonLine.of(
        "key", entry.key(),
        "kind", entry.kind().word(),
        "values", entry.values().stream().map(ArchiveLines::value).toList());
  }

  private static Object value(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return Map.of(BASE64, Base64.getEncoder().encodeToString(bytes));
    }
  }

  /**
   * Reads the first line; its id.
   *
   * @throws IllegalArgumentException if this build cannot read what follows
   */
  static String readHead(String line) {
    JsonNode head = object(line);
    if (head.path(FORM).asInt() != VERSION) {
      throw new IllegalArgumentException(
          "this is no export of a chat system that this build reads");
    }
    if (head.path("layout").asInt() != RedisArchive.LAYOUT) {
      throw new IllegalArgumentException(
          "the export has layout %s, this build has %d"
              .formatted(head.path("layout").asText(), RedisArchive.LAYOUT));
    }
    return text(head.path("id"));
  }

  /** How many entries there were, if this is the last line; -1 if it is not. */
  static long readTail(String line) {
    return line.startsWith("{\"entries\":") ? object(line).path("entries").asLong(-1) : -1;
  }

  /**
   * Reads an entry, and checks it.
   *
   * @throws IllegalArgumentException if it is none, and why
   */
  static ArchiveEntry read(String line) {
    JsonNode fields = object(line);
    List<byte[]> values = new ArrayList<>();
    fields.path("values").forEach(each -> values.add(bytes(each)));
    var entry =
        new ArchiveEntry(text(fields.path("key")), Kind.of(text(fields.path("kind"))), values);
    RedisArchive.check(entry);
    return entry;
  }

  private static JsonNode object(String line) {
    try {
      JsonNode read = MAPPER.readTree(line);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("not an object");
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("a text is missing");
    }
    return node.textValue();
  }

  private static byte[] bytes(JsonNode value) {
    return value.isTextual()
        ? value.textValue().getBytes(StandardCharsets.UTF_8)
        : Base64.getDecoder().decode(text(value.path(BASE64)));
  }
}
