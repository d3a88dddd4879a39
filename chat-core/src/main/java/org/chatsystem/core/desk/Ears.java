package org.chatsystem.core.desk;

import java.util.List;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.Event.SessionsRevoked;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;

/**
 * Hears the bus and passes each event on to whom it concerns. On the bus's thread, so nothing here
 * waits.
 */
final class Ears implements MessageBus.Listener {
  private final LocalUsers users;
  private final Shards shards;
  private final Seats seats;
  private final PresenceKeeper presence;
  private final Sweeper sweeper;

  /** Used by the bus's thread alone. */
  private MessageStored lastStored;

  Ears(LocalUsers users, Shards shards, Seats seats, PresenceKeeper presence, Sweeper sweeper) {
    this.users = users;
    this.shards = shards;
    this.seats = seats;
    this.presence = presence;
    this.sweeper = sweeper;
  }

  @Override
  public void heard(Channel channel, Event event) {
    if (event instanceof MessageStored stored) {
      passOnce(stored);
    } else if (event instanceof MessageChanged changed) {
      pass(changed.conversation(), changed);
    } else if (event instanceof MemberChanged changed && channel instanceof Channel.OfGroup) {
      pass(new Conversation.OfGroup(changed.group()), changed);
    } else if (event instanceof MemberChanged changed && channel instanceof Channel.OfUser own) {
      moved(own.user(), changed);
    } else if (event instanceof ReceiptMoved moved) {
      receipt(channel, moved);
    } else if (event instanceof Event.Typing typing) {
      typing(channel, typing);
    } else if (event instanceof PresenceChanged changed
        && channel instanceof Channel.OfUser viewer) {
      presence.tell(viewer.user(), changed);
    } else if (event instanceof PresenceChanged changed) {
      presence.changed(changed);
    } else if (event instanceof SessionsRevoked revoked) {
      revoked(revoked);
    }
  }

  @Override
  public void restored() {
    shards.forEachFeed(Feed::suspect);
    sweeper.sweepSoon();
  }

  /** A direct message of two people who are both here comes by both their channels. */
  private void passOnce(MessageStored stored) {
    if (!stored.equals(lastStored)) {
      lastStored = stored;
      pass(stored.message().conversation(), stored);
    }
  }

  private void pass(Conversation conversation, Event event) {
    shards.of(conversation).event(conversation, feed -> feed.heard(event));
  }

  /** On the conversation's own thread, so that it comes behind the messages that it covers. */
  private void receipt(Channel channel, ReceiptMoved moved) {
    Conversation conversation = moved.receipt().conversation();
    if (channel instanceof Channel.OfUser of) {
      var delivery = new Delivery(Receipts.notice(of.user(), moved));
      shards.of(conversation).hint(() -> users.of(of.user()).forEach(each -> each.hint(delivery)));
    } else {
      shards.of(conversation).hint(conversation, feed -> feed.heard(moved));
    }
  }

  private void typing(Channel channel, Event.Typing typing) {
    Conversation conversation = typing.conversation();
    if (channel instanceof Channel.OfUser of) {
      var delivery = new Delivery(new Notice.Typing(of.user(), typing.user(), conversation));
      shards.of(conversation).hint(() -> users.of(of.user()).forEach(each -> each.hint(delivery)));
    } else {
      shards.of(conversation).hint(conversation, feed -> feed.heard(typing));
    }
  }

  /** A local user's own place in a group has changed, or the group that they are in. */
  private void moved(Username user, MemberChanged changed) {
    List<LocalConnection> own = users.of(user);
    for (LocalConnection each : own) {
      if (changed.change().isEnd()) {
        seats.leave(each, changed.group());
      } else {
        seats.reserve(each, changed.group(), MessageId.startOf(changed.at()));
      }
    }
    var delivery = new Delivery(new Notice.MemberMoved(changed));
    var conversation = new Conversation.OfGroup(changed.group());
    // behind the change itself on the group's own thread, so that nothing of the group follows the
    // word of leaving it
    shards
        .of(conversation)
        .run(
            () ->
                own.stream().filter(LocalConnection::isReady).forEach(each -> each.tell(delivery)));
  }

  private void revoked(SessionsRevoked revoked) {
    for (LocalConnection each : users.of(revoked.user())) {
      if (revoked.session().isEmpty() || revoked.session().equals(each.session())) {
        each.end(Outbox.Ending.SESSION_REVOKED);
      }
    }
  }
}
