package org.chatsystem.core.usecase;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ExportData.Item;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Webhooks;

/** One export: gives what it reads at once, and holds no more than one page. */
final class Export {
  private static final int PAGE = 200;

  private final Backend backend;
  private final Access access;
  private final User user;
  private final Username name;
  private final Consumer<Item> taker;
  private long messages;

  Export(Backend backend, Access access, User user, Consumer<Item> taker) {
    this.backend = backend;
    this.access = access;
    this.user = user;
    this.name = user.name();
    this.taker = taker;
  }

  void give(List<User> bots) {
    boolean hidden = backend.presence().isHidden(name);
    taker.accept(new Item.Profile(user, hidden, backend.log().time()));
    backend.sessions().of(name).forEach(each -> taker.accept(new Item.Session(each)));
    backend.blocks().blockedBy(name).forEach(each -> taker.accept(new Item.Block(each)));
    bots.forEach(each -> taker.accept(new Item.Bot(each)));
    Set<Conversation> own = access.conversationsOf(name);
    giveMemberships(Conversation.groupsAmong(own));
    Map<Conversation, MessageId> heads = backend.log().heads(own);
    List<Conversation> inOrder =
        own.stream().sorted(Comparator.comparing(each -> each.nameFor(name))).toList();
    inOrder.forEach(each -> giveStanding(each, heads.getOrDefault(each, MessageId.NONE)));
    inOrder.forEach(each -> giveMessages(each, heads.getOrDefault(each, MessageId.NONE)));
    taker.accept(new Item.End(messages));
  }

  private void giveMemberships(Set<GroupName> names) {
    Map<GroupName, Role> roles = backend.groups().rolesOf(name, names);
    backend.groups().findAll(roles.keySet()).values().stream()
        .sorted(Comparator.comparing(Group::name))
        .forEach(each -> taker.accept(new Item.Membership(each, roles.get(each.name()))));
    roles.keySet().stream().sorted().forEach(this::giveWebhooks);
  }

  /** Those that one has made oneself. */
  private void giveWebhooks(GroupName group) {
    backend.webhooks().of(group).stream()
        .map(Webhooks.Kept::webhook)
        .filter(each -> each.maker().equals(name))
        .forEach(each -> taker.accept(new Item.Hook(each)));
  }

  private void giveStanding(Conversation conversation, MessageId head) {
    Marks marks =
        backend
            .readMarkers()
            .toldTo(name, Set.of(conversation))
            .getOrDefault(conversation, Map.of())
            .getOrDefault(name, Marks.NONE);
    taker.accept(
        new Item.Standing(conversation, head.seq(), marks.received().seq(), marks.read().seq()));
  }

  /** Up to the head when it began: else one could write faster than is read, for ever. */
  private void giveMessages(Conversation conversation, MessageId head) {
    MessageId last = MessageId.NONE;
    while (head.isAfter(last) && access.refusal(name, conversation).isEmpty()) {
      List<Message> page = backend.log().readAfter(conversation, last, PAGE);
      if (page.isEmpty()) {
        return;
      }
      last = page.get(page.size() - 1).id();
      List<Message> own = page.stream().filter(each -> isDue(each, head)).toList();
      backend.departures().shown(own).forEach(each -> taker.accept(new Item.Said(each)));
      messages += own.size();
    }
  }

  private boolean isDue(Message message, MessageId head) {
    return !message.id().isAfter(head)
        && (message.conversation() instanceof Conversation.Direct || message.from().equals(name));
  }
}
