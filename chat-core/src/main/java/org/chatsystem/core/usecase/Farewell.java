package org.chatsystem.core.usecase;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;

/**
 * Undoes what someone who is gone has left in the store. Every step may be taken again, and by
 * several instances at once.
 */
final class Farewell {
  private final Backend backend;
  private final Departures departures;
  private final AttachmentRemoval files;
  private final Leaving leaving;

  Farewell(Backend backend, AttachmentRemoval files) {
    this.backend = backend;
    this.departures = backend.departures();
    this.files = files;
    this.leaving = new Leaving(backend, files);
  }

  /** All but the name, and what others still read. */
  void undo(Username gone) {
    if (!letGoIfTaken(gone)) {
      undoAll(gone);
    }
  }

  /**
   * There ought to be no account of a name that is reserved. If there is one all the same, made by
   * an instance of an older version, say, what is kept under the name is that one's.
   */
  private boolean letGoIfTaken(Username gone) {
    boolean taken = backend.users().find(gone).isPresent();
    if (taken) {
      departures.release(gone);
    }
    return taken;
  }

  private void undoAll(Username gone) {
    backend.sessions().revokeAll(gone);
    backend.presence().hide(gone, true);
    for (Username bot : backend.bots().of(gone)) {
      dismiss(gone, bot);
    }
    for (Username other : backend.blocks().apartFrom(gone)) {
      backend.blocks().unblock(gone, other);
      backend.blocks().unblock(other, gone);
    }
    departures.part(gone, Conversation.BROADCAST);
    for (Conversation each : backend.log().conversationsOf(gone)) {
      leave(gone, each);
    }
    departures.finish(gone);
  }

  /** The rest, when nobody reads it any more. */
  void complete(Username gone) {
    if (letGoIfTaken(gone)) {
      return;
    }
    undoAll(gone);
    for (Conversation each : backend.log().conversationsOf(gone)) {
      if (each instanceof Conversation.Direct direct) {
        forget(direct);
      }
    }
    departures.release(gone);
  }

  private void forget(Conversation.Direct conversation) {
    files.removeAll(conversation);
    departures.forget(conversation);
  }

  private void dismiss(Username owner, Username bot) {
    Optional<Username> known = backend.users().find(bot).flatMap(Account::owner);
    if (known.equals(Optional.of(owner))) {
      departures.begin(bot, Optional.empty());
      undo(bot);
    }
    // last: until then it is found again. One that has begun to go is finished by itself
    backend.bots().remove(owner, bot);
  }

  private void leave(Username gone, Conversation conversation) {
    departures.part(gone, conversation);
    if (conversation instanceof Conversation.OfGroup of) {
      leaving.leave(gone, of.group());
    } else if (conversation.equals(new Conversation.Direct(gone, gone))) {
      forget((Conversation.Direct) conversation);
    }
  }

  /** The groups that someone owns. */
  List<GroupName> ownedBy(Username user) {
    Set<GroupName> groups = Conversation.groupsAmong(backend.log().conversationsOf(user));
    return backend.groups().rolesOf(user, groups).entrySet().stream()
        .filter(each -> each.getValue() == Role.OWNER)
        .map(Map.Entry::getKey)
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
