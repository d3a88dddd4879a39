package org.chatsystem.core.memory;

import java.time.InstantSource;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;

/** What all nodes over one store have in common. */
final class SharedStore {
  private final InstantSource clock;
  private final Wire wire = new Wire();
  private final GoneUsers gone = new GoneUsers();
  private final InMemoryUsers users = new InMemoryUsers(gone);
  private final InMemoryBots bots = new InMemoryBots();
  private final ConversationIndex index = new ConversationIndex();
  private final InMemoryReadMarkers readMarkers = new InMemoryReadMarkers(this);
  private final ConversationLogs logs = new ConversationLogs();
  private final SentRefs refs = new SentRefs();
  private final InMemoryBlocks blocks = new InMemoryBlocks(logs);
  private final InMemoryAttachments attachments;
  private final InMemoryGroups groups;
  private final InMemorySessions sessions;
  private final InMemoryAllowances allowances;
  private final InMemoryWebhooks webhooks;
  private final PresenceBoard board;

  SharedStore(InstantSource clock) {
    this.clock = clock;
    this.attachments = new InMemoryAttachments(clock);
    this.groups = new InMemoryGroups(index, logs, readMarkers, wire, clock);
    this.sessions = new InMemorySessions(wire, clock);
    this.allowances = new InMemoryAllowances(clock);
    this.webhooks = new InMemoryWebhooks(groups, clock);
    this.board = new PresenceBoard(wire, clock);
  }

  InstantSource clock() {
    return clock;
  }

  Wire wire() {
    return wire;
  }

  GoneUsers gone() {
    return gone;
  }

  InMemoryUsers users() {
    return users;
  }

  InMemoryBots bots() {
    return bots;
  }

  ConversationIndex index() {
    return index;
  }

  InMemoryReadMarkers readMarkers() {
    return readMarkers;
  }

  ConversationLogs logs() {
    return logs;
  }

  SentRefs refs() {
    return refs;
  }

  InMemoryGroups groups() {
    return groups;
  }

  InMemoryBlocks blocks() {
    return blocks;
  }

  InMemoryAttachments attachments() {
    return attachments;
  }

  InMemorySessions sessions() {
    return sessions;
  }

  InMemoryAllowances allowances() {
    return allowances;
  }

  InMemoryWebhooks webhooks() {
    return webhooks;
  }

  PresenceBoard board() {
    return board;
  }

  /** Publishes what happened in a conversation to those who listen to it. */
  void announce(Conversation conversation, Event event) {
    if (conversation instanceof Conversation.Direct direct) {
      wire.publish(new Channel.OfUser(direct.first()), event);
      if (!direct.second().equals(direct.first())) {
        wire.publish(new Channel.OfUser(direct.second()), event);
      }
    } else if (conversation instanceof Conversation.OfGroup of) {
      wire.publish(new Channel.OfGroup(of.group()), event);
    } else {
      wire.publish(Channel.BROADCAST, event);
    }
  }
}
