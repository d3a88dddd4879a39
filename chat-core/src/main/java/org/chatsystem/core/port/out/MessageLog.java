package org.chatsystem.core.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * The truth: every message, in order, until retention removes it. Safe for concurrent use. Plain
 * calls throw {@link UnavailableException} when the store is away; {@link #append} fails its stage
 * with it.
 */
public interface MessageLog {
  /** How long a ref is remembered, at least. */
  Duration REF_MEMORY = Duration.ofDays(1);

  /**
   * Stores a message and announces it. One atomic step does all of it: is the recipient there, the
   * sender a member, has this ref of this sender been seen (in whichever conversation), is the
   * message that it answers there, who of those it {@link
   * org.chatsystem.core.model.Content#mentioned mentions} may read it, next id, append, count it as
   * read by its sender, trim, and publish {@link org.chatsystem.core.model.Event.MessageStored
   * MessageStored} (to both users' channels for a direct message, to the group's or the broadcast's
   * channel else). Within a conversation ids are dense in seq and never go back in millis, and
   * publishes come in the order of ids.
   *
   * <p>Drafts that one thread hands over for one conversation are stored in that order. Returns
   * without waiting for the store. The stage may complete on the store's own thread, so what
   * follows it must be quick and must not block. If it fails with {@link UnavailableException} the
   * message may or may not have been stored: a second append with the same ref tells.
   */
  CompletionStage<Appended> append(Draft draft);

  /** Up to {@code limit} of the messages after this id, the nearest ones, oldest first. */
  List<Message> readAfter(Conversation conversation, MessageId after, int limit);

  /**
   * Up to {@code limit} of the messages before this id, the nearest ones, oldest first.
   *
   * @param before {@code null} for the newest of all
   */
  List<Message> readBefore(Conversation conversation, MessageId before, int limit);

  /** The newest message of each conversation that has one left, in one step. */
  Map<Conversation, Message> latest(Collection<Conversation> conversations);

  /**
   * The newest id that each conversation has given out, in one step, also where retention has
   * removed that message; conversations in which nothing was ever said are left out.
   */
  Map<Conversation, MessageId> heads(Collection<Conversation> conversations);

  /** How many mentions of one user in one conversation are counted at least: the newest ones. */
  int MENTIONS_COUNTED = 1_000;

  /**
   * How many messages after each of these points mention the user, in one step; 0 where none does.
   * What the user said themselves does not count.
   */
  Map<Conversation, Long> mentionsAfter(Username user, Map<Conversation, MessageId> points);

  /**
   * The conversations that may be of concern to this user: direct ones in which something was said,
   * and groups. A hint that may hold a group which the user has just left or a direct conversation
   * without messages, but never lacks one; whoever acts on it asks {@link Groups} for membership.
   * {@link Conversation#BROADCAST}, which is everybody's, is not in it.
   */
  Set<Conversation> conversationsOf(Username user);

  /** The same for each of these users, in few steps, however many. */
  Map<Username, Set<Conversation>> conversationsOf(Collection<Username> users);

  /** What the clock says that gives ids their millis. */
  Instant time();
}
