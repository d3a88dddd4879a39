package org.chatsystem.web.wire;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What a request is called in its answer, in its error and in its lines of the log. */
public final class RequestId {
  /** By which a client or a proxy may name it, and in which every answer names it. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /**
   * The given name if it is fit to be repeated, else a new one.
   *
   * @param given {@code null} for none
   */
  public static String of(String given) {
    return given != null && FIT.matcher(given).matches() ? given : made();
  }

  /** A new one, of 26 characters. It is no secret, and nothing depends on its being unique. */
  public static String made() {
    var random = ThreadLocalRandom.current();
    return encoded(random.nextLong()) + encoded(random.nextLong());
  }

  private static String encoded(long bits) {
    String digits = Long.toUnsignedString(bits, 36);
    return "0".repeat(13 - digits.length()) + digits;
  }
}
