package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a webhook calls: {@code http} or {@code https}, with a host. An address of IP version 4 is
 * taken in its one usual form only: {@code 127.1}, {@code 0x7f000001} and the like mean to one
 * parser what they do not mean to another.
 *
 * @param value at most {@value #MAX_LENGTH} characters of ASCII
 */
public record WebhookUrl(String value) {
  /** The longest one, in characters. */
  public static final int MAX_LENGTH = 2_048;

  private static final int MAX_PORT = 65_535;
  private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX]\\p{XDigit}*");
  private static final String PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern ADDRESS = Pattern.compile(PART + "(\\." + PART + "){3}");

  /** Checks the form; whether it may be called is for the one to say who calls. */
  public WebhookUrl {
    if (value == null || value.length() > MAX_LENGTH) {
      throw refused("has at most 2048 characters");
    }
    check(parse(value));
  }

  private static URI parse(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw refused("is a URL such as https://example.org/hook");
    }
  }

  private static void check(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw refused("begins with https:// or http://");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw refused("names a host, and a port from 1 to 65535 or none");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw refused("has no user, password or fragment");
    }
    if (!uri.toString().chars().allMatch(c -> c < 128) || !isUsualHost(uri.getHost())) {
      throw refused("names a host in its usual form");
    }
  }

  private static boolean isUsualHost(String host) {
    if (host.startsWith("[")) {
      return !host.contains("%");
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean endsInNumber = NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    return !endsInNumber || ADDRESS.matcher(host).matches();
  }

  private static InvalidValueException refused(String why) {
    return new InvalidValueException(OTHER, "url " + why);
  }

  /** The same, to be called. */
  public URI uri() {
    return URI.create(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
