package org.chatsystem.web.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object that came from outside. A field of the wrong type is a bad request
 * that names it.
 */
public final class Fields {
  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  /** A string that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "a string that must be given"));
  }

  /** A string that may be missing or {@code null}. */
  public Optional<String> optionalText(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(name, "a string");
    }
    return Optional.of(value.textValue());
  }

  /** {@code true} or {@code false}; may be missing or {@code null}. */
  public Optional<Boolean> optionalTruth(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrong(name, "true or false");
    }
    return Optional.of(value.booleanValue());
  }

  /** A whole number, not negative, that must be there. */
  public long count(String name) {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw wrong(name, "a whole number from 0 up that must be given");
    }
    return value.longValue();
  }

  /** An object whose values are strings; empty if it is missing or {@code null}. */
  public Map<String, String> texts(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw wrong(name, "an object");
    }
    var texts = new LinkedHashMap<String, String>();
    value
        .properties()
        .forEach(each -> texts.put(each.getKey(), new Fields(value).text(each.getKey())));
    return texts;
  }

  /** An array of strings that must be there, of at most so many. */
  public List<String> list(String name, int most) {
    JsonNode value = object.path(name);
    if (!value.isArray() || value.size() > most) {
      throw wrong(name, "an array of at most " + most + " strings that must be given");
    }
    var texts = new ArrayList<String>();
    for (JsonNode each : value) {
      if (!each.isTextual()) {
        throw wrong(name, "an array of strings");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  /** The same, that may be missing or {@code null}. */
  public List<String> optionalList(String name, int most) {
    JsonNode value = object.path(name);
    return value.isMissingNode() || value.isNull() ? List.of() : list(name, most);
  }

  private static Refusal wrong(String name, String expected) {
    return new Refusal(ErrorCode.BAD_REQUEST, name + " is " + expected);
  }
}
