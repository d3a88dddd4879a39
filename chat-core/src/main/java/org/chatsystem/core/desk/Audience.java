package org.chatsystem.core.desk;

import java.util.Set;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Roster;

/** Who here hears a conversation. Used on the thread of the conversation's shard alone. */
interface Audience {
  /** Does this for each of the connections, ready or not. */
  void forEach(Consumer<LocalConnection> action);

  /** Whether nobody is left to hear. */
  boolean isEmpty();

  /** Whether this connection is one of those that hear. */
  default boolean includes(LocalConnection connection) {
    return true;
  }

  /** Whether this connection has been added, whoever belongs here. */
  default boolean hasCandidate(LocalConnection connection) {
    return true;
  }

  /** A connection whose user may belong here. */
  default void add(LocalConnection connection) {}

  /**
   * A connection that does not belong here any more.
   *
   * @return whether it did
   */
  default boolean remove(LocalConnection connection) {
    return false;
  }

  /** Whether what was done under this version of the roster can be told by what is known. */
  default boolean knows(long roster) {
    return true;
  }

  /** Whether the store has to be asked who belongs here. */
  default boolean isStale() {
    return false;
  }

  /** Makes it stale, because changes may have been missed. */
  default void suspect() {}

  /** Whom to ask about. */
  default Set<Username> toVerify() {
    return Set.of();
  }

  /** Takes in what the store said of these users. */
  default void learn(Set<Username> asked, Roster roster) {}

  /** Takes in a change, if it is the next one. */
  default void learn(MemberChanged change) {}

  /** The two people of a direct conversation: whoever of them is here. */
  static Audience ofDirect(Conversation.Direct direct, LocalUsers users) {
    return new Audience() {
      @Override
      public void forEach(Consumer<LocalConnection> action) {
        users.of(direct.first()).forEach(action);
        if (!direct.first().equals(direct.second())) {
          users.of(direct.second()).forEach(action);
        }
      }

      @Override
      public boolean isEmpty() {
        return users.of(direct.first()).isEmpty() && users.of(direct.second()).isEmpty();
      }
    };
  }

  /** Everybody; never empty, as everybody's conversation is listened to from the start. */
  static Audience ofEverybody(LocalUsers users) {
    return new Audience() {
      @Override
      public void forEach(Consumer<LocalConnection> action) {
        users.forEach(action);
      }

      @Override
      public boolean isEmpty() {
        return false;
      }
    };
  }
}
