package org.chatsystem.web.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON as it is read and written here: strictly, within limits that do not depend on a parser's
 * defaults.
 */
public final class Json {
  /** The longest document that is read, over HTTP or in a frame, in bytes. */
  public static final int MAX_DOCUMENT_BYTES = 65_536;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_DIGITS = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_DIGITS)
                          .maxStringLength(MAX_DOCUMENT_BYTES)
                          .maxNameLength(256)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();
  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
  private static final ObjectWriter WRITER = MAPPER.writer();

  private Json() {}

  /** Reads one object; anything else is a {@link ErrorCode#BAD_REQUEST}. */
  public static Fields readObject(String text) {
    JsonNode node;
    try {
      node = READER.readValue(text);
    } catch (JsonProcessingException e) {
      throw new Refusal(ErrorCode.BAD_REQUEST, "not JSON, or beyond its limits: " + reasonOf(e));
    }
    if (node == null || !node.isObject()) {
      throw new Refusal(ErrorCode.BAD_REQUEST, "a JSON object is expected");
    }
    return new Fields(node);
  }

  /** Writes a value; components that are {@code null} are left out. */
  public static byte[] write(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a wire record that cannot be written", e);
    }
  }

  /** What the parser found, without what it says of itself and of where it was. */
  private static String reasonOf(JsonProcessingException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    int aside = reason.indexOf(" (");
    return aside < 0 ? reason : reason.substring(0, aside);
  }
}
