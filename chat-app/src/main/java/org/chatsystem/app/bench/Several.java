package org.chatsystem.app.bench;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Values separated by commas, as one option: to a list in a group of options picocli would add what
 * later groups of the same command line say.
 */
record Several<T>(List<T> values) {
  private static <T> Several<T> of(String text, Function<String, T> each, String what) {
    try {
      return new Several<>(Stream.of(text.split(",", -1)).map(each).toList());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is not " + what);
    }
  }

  /** Reads addresses. */
  static final class Urls implements ITypeConverter<Several<URI>> {
    @Override
    public Several<URI> convert(String text) {
      return of(text, URI::create, "one URL, or several separated by commas");
    }
  }

  /** Reads numbers of processes. */
  static final class Pids implements ITypeConverter<Several<Long>> {
    @Override
    public Several<Long> convert(String text) {
      return of(text, Long::valueOf, "one number, or several separated by commas");
    }
  }
}
