package org.chatsystem.web.http;

import java.util.Locale;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.User;
import org.chatsystem.core.port.in.BrowseGroups;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.web.wire.WireTime;

/** A person, or a member with a role, as JSON. */
record Person(
    String user, String displayName, Boolean bot, boolean online, String lastSeen, String role) {
  static Person of(FindUser.Profile profile) {
    return of(profile.user(), profile.presence(), null);
  }

  static Person of(BrowseGroups.Member member) {
    return of(member.user(), member.presence(), member.role().name().toLowerCase(Locale.ROOT));
  }

  private static Person of(User user, PresenceStatus presence, String role) {
    return new Person(
        user.name().value(),
        user.displayName().text(),
        user.bot() ? Boolean.TRUE : null,
        presence.online(),
        presence.lastSeen().map(WireTime::of).orElse(null),
        role);
  }
}
