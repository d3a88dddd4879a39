package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a message goes. It has two spellings: its {@link #key}, the same for everyone, which stores
 * and logs use; and its {@link #nameFor name}, as one reader sees it ({@code dm:bob} to alice is
 * {@code dm:alice} to bob).
 */
public sealed interface Conversation {
  /** The one conversation of everybody. */
  Conversation BROADCAST = new Broadcast();

  /**
   * Two people, in either order; with oneself for notes. Both sides name the same conversation.
   *
   * @param first the one whose name sorts first
   * @param second the other one
   */
  record Direct(Username first, Username second) implements Conversation {
    /** Puts the two in order. */
    public Direct {
      if (first.compareTo(second) > 0) {
        var swap = first;
        first = second;
        second = swap;
      }
    }

    /** The one of the two who is not this user; oneself, for notes. */
    public Username peerOf(Username user) {
      return first.equals(user) ? second : first;
    }

    /** Whether this user is one of the two. */
    public boolean includes(Username user) {
      return first.equals(user) || second.equals(user);
    }

    /**
     * Mixed: names are often numbered, and 31 times one plus the other would put many pairs into
     * one bucket.
     */
    @Override
    public int hashCode() {
      return first.hashCode() * 0x9E3779B9 + second.hashCode();
    }

    @Override
    public String key() {
      return "dm:" + first + ":" + second;
    }

    @Override
    public String nameFor(Username reader) {
      return "dm:" + peerOf(reader);
    }
  }

  /**
   * The members of a group.
   *
   * @param group its name
   */
  record OfGroup(GroupName group) implements Conversation {
    @Override
    public String key() {
      return "group:" + group;
    }

    @Override
    public String nameFor(Username reader) {
      return key();
    }
  }

  /** Everybody. */
  record Broadcast() implements Conversation {
    @Override
    public String key() {
      return "broadcast";
    }

    @Override
    public String nameFor(Username reader) {
      return key();
    }
  }

  /**
   * The spelling that is the same for everyone: {@code dm:alice:bob}, {@code group:devs} or {@code
   * broadcast}.
   */
  String key();

  /** The spelling for one reader: {@code dm:<peer>}, {@code group:<name>} or {@code broadcast}. */
  String nameFor(Username reader);

  /** The groups among these conversations. */
  static Set<GroupName> groupsAmong(Collection<Conversation> conversations) {
    return conversations.stream()
        .filter(OfGroup.class::isInstance)
        .map(each -> ((OfGroup) each).group())
        .collect(Collectors.toSet());
  }

  /** Reads a {@link #key}. */
  static Conversation ofKey(String key) {
    int colon = key.indexOf(':', 3);
    if (key.startsWith("dm:") && colon > 0) {
      return new Direct(
          new Username(key.substring(3, colon)), new Username(key.substring(colon + 1)));
    }
    return named(key, null);
  }

  /** Reads a {@link #nameFor name} as this reader wrote it. */
  static Conversation named(String name, Username reader) {
    if (name != null && name.startsWith("dm:") && reader != null) {
      return new Direct(reader, Username.of(name.substring(3)));
    }
    if (name != null && name.startsWith("group:")) {
      return new OfGroup(GroupName.of(name.substring(6)));
    }
    if ("broadcast".equals(name)) {
      return BROADCAST;
    }
    throw new InvalidValueException(
        OTHER, "a conversation is dm:<user>, group:<name> or broadcast");
  }
}
