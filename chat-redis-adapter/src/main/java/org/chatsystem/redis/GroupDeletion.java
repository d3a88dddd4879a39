package org.chatsystem.redis;

import java.util.List;
import java.util.Set;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.RosterChange.Result;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Deletes one group in one step, with the index entries of all its members. A script must name its
 * keys beforehand, so the members are read first, and it is done only if they are still the same.
 */
final class GroupDeletion {
  /** Stands among the former members, as no name can: the deletion itself. */
  static final String EVENT = "!";

  private static final int ATTEMPTS = 20;
  private static final String AGAIN = "AGAIN";

  private final Store store;
  private final Keys keys;
  private final GroupName group;
  private final Username owner;

  GroupDeletion(Store store, Keys keys, GroupName group, Username owner) {
    this.store = store;
    this.keys = keys;
    this.group = group;
    this.owner = owner;
  }

  Result run() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // the version first: if it still holds when the script runs, so do the members
      String version = store.ask(redis -> redis.hget(keys.group(group), "roster"));
      if (version == null) {
        return Result.CONFLICT;
      }
      Set<String> members = store.ask(redis -> redis.hkeys(keys.members(group)));
      String answer =
          Reply.text(store.run(call(version, members.stream().map(Username::new).toList())));
      if (!AGAIN.equals(answer)) {
        return Result.valueOf(answer);
      }
    }
    throw new UnavailableException("the members of the group change too fast");
  }

  private Call call(String version, List<Username> members) {
    var conversation = new Conversation.OfGroup(group);
    List<String> belongings = keys.belongings(group);
    Call call =
        Call.of(Script.DELETE_GROUP)
            .key(keys.group(group))
            .key(keys.members(group))
            .key(keys.reads(conversation))
            .key(keys.publicGroups())
            .key(keys.formerMembers(group))
            .keys(belongings)
            .keys(members.stream().map(keys::conversations).toList());
    return call.arg(group.value())
        .arg(conversation.key())
        .arg(owner.value())
        .arg(version)
        .arg(Groups.FAREWELL.toMillis())
        .arg(keys.channel(new Channel.OfGroup(group)))
        .arg(belongings.size())
        .args(members.stream().map(each -> keys.channel(new Channel.OfUser(each))).toList());
  }
}
