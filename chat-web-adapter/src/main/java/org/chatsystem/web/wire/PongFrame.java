package org.chatsystem.web.wire;

/** The answer to a {@code ping}. */
public record PongFrame(String type) {
  /** The only one. */
  public static final PongFrame PONG = new PongFrame("pong");
}
