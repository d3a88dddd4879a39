package org.chatsystem.web.auth;

import java.net.URI;
import java.util.Set;

/**
 * Which browser pages may connect: the server's own and listed ones. Tools say no origin, and are
 * let in.
 */
public final class Origins {
  private final Set<String> listed;

  /**
   * @param listed origins besides the server's own, such as {@code https://chat.example}
   */
  public Origins(Set<String> listed) {
    this.listed = Set.copyOf(listed);
  }

  /** Whether this origin is one of those listed. */
  public boolean isListed(String origin) {
    return listed.contains(origin);
  }

  /**
   * Whether a page from there may connect.
   *
   * @param origin what the browser says, {@code null} if it is no browser
   * @param host the host that the request went to
   */
  public boolean mayConnect(String origin, String host) {
    return origin == null || isListed(origin) || isOwn(origin, host);
  }

  private static boolean isOwn(String origin, String host) {
    try {
      // the scheme is not compared: a proxy in front may have taken the encryption off
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
