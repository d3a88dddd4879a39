package org.chatsystem.core.port.in;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Upkeep;

/**
 * What whoever runs the chat does to it from outside, beside any number of running instances. Asks
 * for no leave: who may ask this is for those to decide who offer it.
 */
public interface Administration {
  /**
   * Someone as their keeper sees them.
   *
   * @param disabled whether they are kept out; of a bot also whether its owner is
   * @param signIns how many there are; of a bot, whether it has a token
   * @param presence as others see it: those who hide it hide it here too
   */
  record Person(User user, boolean disabled, int signIns, PresenceStatus presence) {}

  /**
   * Hands over those whose names begin so, in the order of their names, while they are read: any
   * number of them takes no more memory than a page.
   *
   * @param most how many at most
   */
  void people(NamePrefix prefix, long most, Consumer<Person> taker);

  /**
   * Keeps someone out until they are {@link #enable enabled}: they cannot sign in or come in by
   * name alone, their sign-ins are void at once, on every instance, and their connections end. So
   * do those of their bots, which get no new token meanwhile. Name, account, groups and messages
   * stay. May be called again, to the same effect.
   *
   * @return whether there is such an account
   */
  boolean disable(Username name);

  /**
   * Lets someone sign in again. What was ended stays so: their bots need new tokens.
   *
   * @return whether there is such an account
   */
  boolean enable(Username name);

  /**
   * Ends all sign-ins of someone, who may sign in anew; of a bot its token.
   *
   * @return whether there is such an account
   */
  boolean revoke(Username name);

  /**
   * How much a conversation holds.
   *
   * @param bytes roughly, see {@link Upkeep#roughBytes}
   */
  record Holding(Upkeep.Size size, long bytes) {}

  /** The conversations with the most messages, most first. Takes memory for these alone. */
  List<Holding> largest(int most);

  /**
   * What a trim has come to.
   *
   * @param conversations how many were looked at
   * @param messages how many were removed
   */
  record Trimmed(long conversations, long messages) {}

  /** Told how far something has got that takes its time. */
  interface Progress {
    /** So much is done, of so much in all as far as that is known. */
    void at(long done, long total);
  }

  /** Removes at once what a retention does not keep, of one conversation or of all. */
  Trimmed trim(Optional<Conversation> only, Retention retention, Progress progress);

  /**
   * Deletes a group as its owner could.
   *
   * @return whether there was such a group
   */
  boolean deleteGroup(GroupName name);
}
