package org.chatsystem.core.model;

/**
 * What an instance listens to: it hears each event of a channel once, however many connections it
 * has there.
 */
public sealed interface Channel {
  /** What concerns everybody's conversation: heard by every instance. */
  Channel BROADCAST = new OfBroadcast();

  /** Who comes and goes: heard by every instance. */
  Channel PRESENCE = new OfPresence();

  /**
   * What concerns one user: direct messages, membership, sessions. Heard while that user has a
   * connection on the instance.
   *
   * @param user whose
   */
  record OfUser(Username user) implements Channel {
    @Override
    public String key() {
      return "user:" + user;
    }
  }

  /**
   * What happens in one group. Heard while a member has a connection on the instance.
   *
   * @param group which
   */
  record OfGroup(GroupName group) implements Channel {
    @Override
    public String key() {
      return "group:" + group;
    }
  }

  /** See {@link #BROADCAST}. */
  record OfBroadcast() implements Channel {
    @Override
    public String key() {
      return "broadcast";
    }
  }

  /** See {@link #PRESENCE}. */
  record OfPresence() implements Channel {
    @Override
    public String key() {
      return "presence";
    }
  }

  /** Its name on the wire. */
  String key();

  /** Reads a {@link #key}. */
  static Channel ofKey(String key) {
    if (key.startsWith("user:")) {
      return new OfUser(new Username(key.substring(5)));
    }
    if (key.startsWith("group:")) {
      return new OfGroup(new GroupName(key.substring(6)));
    }
    return switch (key) {
      case "broadcast" -> BROADCAST;
      case "presence" -> PRESENCE;
      default -> throw new IllegalArgumentException("not a channel: " + key);
    };
  }
}
