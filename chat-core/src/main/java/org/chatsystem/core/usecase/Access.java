package org.chatsystem.core.usecase;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ReadHistory.Reason;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.Users;

/** Who may read what, asked of the store at that moment. */
final class Access {
  private final Users users;
  private final Groups groups;
  private final MessageLog log;
  private final Departures departures;

  Access(Backend backend) {
    this.users = backend.users();
    this.groups = backend.groups();
    this.log = backend.log();
    this.departures = backend.departures();
  }

  /** Why this reader may not read there; empty if they may. */
  Optional<Reason> refusal(Username reader, Conversation conversation) {
    if (conversation instanceof Conversation.Direct direct) {
      return users.find(direct.peerOf(reader)).isPresent() || isLeftTo(reader, direct)
          ? Optional.empty()
          : Optional.of(Reason.USER_NOT_FOUND);
    }
    if (conversation instanceof Conversation.OfGroup of) {
      Roster roster = groups.roster(of.group(), Set.of(reader));
      return roster.roles().containsKey(reader)
          ? Optional.empty()
          : Optional.of(looksMissing(of.group()) ? Reason.GROUP_NOT_FOUND : Reason.NOT_A_MEMBER);
    }
    return Optional.empty();
  }

  /** Whether the other one is gone who had this conversation with the reader. */
  private boolean isLeftTo(Username reader, Conversation.Direct conversation) {
    return !departures.among(Set.of(conversation.peerOf(reader))).isEmpty()
        && log.conversationsOf(reader).contains(conversation);
  }

  /** The conversations that this user may read: what they have joined and begun, and broadcast. */
  Set<Conversation> conversationsOf(Username user) {
    Set<Conversation> own = new HashSet<>(log.conversationsOf(user));
    Set<GroupName> joined = groups.rolesOf(user, Conversation.groupsAmong(own)).keySet();
    own.removeIf(each -> each instanceof Conversation.OfGroup of && !joined.contains(of.group()));
    own.add(Conversation.BROADCAST);
    return own;
  }

  /**
   * Whether a stranger is told that there is no such group: because there is none, or because it is
   * private.
   */
  boolean looksMissing(GroupName name) {
    Optional<Group> group = groups.find(name);
    return group.isEmpty() || group.get().visibility() == Group.Visibility.PRIVATE;
  }
}
