package org.chatsystem.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Username;
import org.chatsystem.web.auth.JwtSecret;

/**
 * Reads single settings and gathers what is wrong with them, so that all faults are told at once.
 */
final class SettingsReader {
  private final Map<String, String> environment;
  private final Set<String> faults = new LinkedHashSet<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  void fault(String line) {
    faults.add(line);
  }

  void throwFaults() {
    if (!faults.isEmpty()) {
      throw new SettingsException(List.copyOf(faults));
    }
  }

  /**
   * A setting that the parser refuses with an {@link IllegalArgumentException} or the model's own.
   */
  <T> T read(String name, String standard, Function<String, T> parser, T fallback) {
    String text = value(name).orElse(standard);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | InvalidValueException e) {
      fault(name + " " + e.getMessage());
      return fallback;
    }
  }

  int number(String name, int standard, int least, int most) {
    return read(
        name,
        Integer.toString(standard),
        text -> {
          boolean isNumber = text.matches("\\d{1,9}");
          int number = isNumber ? Integer.parseInt(text) : -1;
          if (number < least || number > most) {
            throw new IllegalArgumentException("is a number from " + least + " to " + most);
          }
          return number;
        },
        standard);
  }

  <E extends Enum<E>> E choice(String name, E standard) {
    E[] constants = standard.getDeclaringClass().getEnumConstants();
    return read(
        name,
        lower(standard),
        text ->
            Arrays.stream(constants)
                .filter(each -> lower(each).equals(text))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "is one of "
                                + Arrays.stream(constants)
                                    .map(SettingsReader::lower)
                                    .collect(Collectors.joining(", ")))),
        standard);
  }

  /**
   * From the variable itself or, so that it need not stand in the environment, from the file that
   * the other one names.
   */
  Optional<JwtSecret> secret(String name) {
    return text(name, SettingsReader::secretOf);
  }

  /** As {@link #secret}, read by this parser. */
  <T> Optional<T> text(String name, Function<String, T> parser) {
    Optional<String> direct = value(name);
    Optional<String> file = value(name + "_FILE");
    if (direct.isPresent() && file.isPresent()) {
      fault(name + " and " + name + "_FILE are set: choose one");
      return Optional.empty();
    }
    if (file.isPresent()) {
      return file(name + "_FILE", parser);
    }
    return direct.isEmpty()
        ? Optional.empty()
        : read(name, "", text -> Optional.of(parser.apply(text)), Optional.empty());
  }

  /** What the file holds that the setting names, without white space around it. */
  <T> Optional<T> file(String name, Function<String, T> parser) {
    return value(name).isEmpty()
        ? Optional.empty()
        : read(name, "", path -> Optional.of(parser.apply(contentOf(path))), Optional.empty());
  }

  Optional<Set<Username>> broadcasters() {
    boolean adminsAlone = choice("CHAT_BROADCAST", Broadcast.EVERYONE) == Broadcast.ADMINS;
    Set<Username> admins =
        read(
            "CHAT_ADMINS",
            "",
            text -> words(text).map(Username::of).collect(Collectors.toSet()),
            Set.of());
    if (adminsAlone && admins.isEmpty()) {
      fault("CHAT_BROADCAST is admins, but CHAT_ADMINS names none");
    }
    return adminsAlone ? Optional.of(admins) : Optional.empty();
  }

  /** How many broadcasts a user has each minute, 0 for any number. */
  int broadcastsPerMinute() {
    int limit = number("CHAT_BROADCAST_PER_MINUTE", 20, 1, 100_000);
    return isOn("CHAT_RATE_LIMIT", true) ? limit : 0;
  }

  /** Of a setting that is {@code on} or {@code off}. */
  boolean isOn(String name, boolean standard) {
    return choice(name, standard ? Switch.ON : Switch.OFF) == Switch.ON;
  }

  Optional<Duration> editWindow() {
    return read(
        "CHAT_EDIT_WINDOW",
        "24h",
        text -> text.equals("off") ? Optional.empty() : Optional.of(Durations.parse(text)),
        Optional.empty());
  }

  Set<String> origins() {
    return read(
        "CHAT_ORIGINS",
        "",
        text -> words(text).map(SettingsReader::origin).collect(Collectors.toSet()),
        Set.of());
  }

  /** Read by the logging, which says nothing if it does not know them. */
  void checkLogging() {
    choice("LOG_FORMAT", LogFormat.TEXT);
    choice("LOG_LEVEL", LogLevel.INFO);
  }

  private enum LogFormat {
    TEXT,
    JSON
  }

  private enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  private enum Switch {
    ON,
    OFF
  }

  private enum Broadcast {
    EVERYONE,
    ADMINS
  }

  /** A setting as it stands there, without white space around it. */
  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::trim)
        .filter(text -> !text.isEmpty());
  }

  private static JwtSecret secretOf(String text) {
    return new JwtSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String contentOf(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("names a file that cannot be read", e);
    }
  }

  private static String origin(String text) {
    if (!text.matches("https?://[A-Za-z0-9.\\[\\]:-]+")) {
      throw new IllegalArgumentException(
          "are origins such as https://chat.example, separated by commas");
    }
    return text;
  }

  static Stream<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::trim).filter(word -> !word.isEmpty());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
