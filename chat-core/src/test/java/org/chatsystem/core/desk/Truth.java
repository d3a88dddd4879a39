package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Notice;

/** What happened in a schedule, and what each connection so must have been told. */
final class Truth {
  /**
   * A message and who may be owed it: the connections that were there, and in, when it was said.
   */
  private record Said(long at, MessageId id, Optional<ConnectionId> origin, Set<Client> owed) {
    @Override
    public String toString() {
      return id + " over " + origin + " owed to " + owed.stream().map(Client::id).toList();
    }
  }

  /** A time out of a group: from the head then until the head at the return. */
  private static final class Absence {
    final MessageId after;
    MessageId upTo = new MessageId(Long.MAX_VALUE, 0);
    long end = Long.MAX_VALUE;

    Absence(MessageId after) {
      this.after = after;
    }

    boolean forbids(MessageId id, long at) {
      return id.isAfter(after) && !id.isAfter(upTo) && at < end;
    }
  }

  /** One connection as its client sees it. */
  static final class Client {
    private final Username user;
    private final Told told;
    private final Map<Conversation, MessageId> cursors = new HashMap<>();
    private ConnectionId id;
    private long connectedAt;
    private int resumeCalls;
    private boolean gone;

    Client(Username user, Told told) {
      this.user = user;
      this.told = told;
    }

    Username user() {
      return user;
    }

    Told told() {
      return told;
    }

    ConnectionId id() {
      return id;
    }

    void connected(ConnectionId newId) {
      id = newId;
      connectedAt = Told.now();
    }
  }

  private final List<Client> clients = new ArrayList<>();
  private final List<Client> refused = new ArrayList<>();
  private final Map<Conversation, List<Said>> said = new HashMap<>();
  private final Map<Conversation, List<Message>> inTheEnd = new HashMap<>();
  private final Map<GroupName, Set<Username>> members = new HashMap<>();
  private final Map<GroupName, Map<Username, List<Absence>>> absences = new HashMap<>();

  void connected(Client client) {
    clients.add(client);
  }

  void refused(Client client) {
    refused.add(client);
  }

  void disconnected(Client client) {
    client.gone = true;
  }

  boolean isMember(GroupName group, Username user) {
    return members.getOrDefault(group, Set.of()).contains(user);
  }

  void joined(GroupName group, Username user, long before) {
    members.computeIfAbsent(group, key -> new HashSet<>()).add(user);
    List<Absence> all = absencesOf(group, user);
    if (!all.isEmpty()) {
      Absence last = all.get(all.size() - 1);
      last.upTo = head(new Conversation.OfGroup(group));
      last.end = before;
    }
  }

  void left(GroupName group, Username user) {
    var conversation = new Conversation.OfGroup(group);
    members.get(group).remove(user);
    absencesOf(group, user).add(new Absence(head(conversation)));
    // what had not arrived by then is not owed any more
    said.getOrDefault(conversation, List.of())
        .forEach(each -> each.owed.removeIf(client -> client.user.equals(user)));
    clients.stream()
        .filter(each -> each.user.equals(user))
        .forEach(each -> each.cursors.remove(conversation));
  }

  /** The log in which each message is as everyone must see it in the end. */
  void endsAs(MessageLog log) {
    for (Conversation each : said.keySet()) {
      inTheEnd.put(each, log.readAfter(each, MessageId.NONE, Integer.MAX_VALUE));
    }
  }

  private List<Absence> absencesOf(GroupName group, Username user) {
    return absences
        .computeIfAbsent(group, key -> new HashMap<>())
        .computeIfAbsent(user, key -> new ArrayList<>());
  }

  void resumed(Client client, Map<Conversation, MessageId> cursors) {
    client.resumeCalls++;
    cursors.forEach(
        (each, cursor) -> {
          if (hears(each, client)) {
            client.cursors.merge(each, cursor, (a, b) -> a.isAfter(b) ? b : a);
          }
        });
  }

  void said(Conversation to, Username from, MessageId id, Optional<ConnectionId> origin) {
    Set<Client> owed = new HashSet<>();
    clients.stream().filter(each -> !each.gone && hears(to, each)).forEach(owed::add);
    said.computeIfAbsent(to, key -> new ArrayList<>()).add(new Said(Told.now(), id, origin, owed));
  }

  private boolean hears(Conversation conversation, Client client) {
    if (conversation instanceof Conversation.OfGroup of) {
      return isMember(of.group(), client.user);
    }
    return !(conversation instanceof Conversation.Direct direct) || direct.includes(client.user);
  }

  List<MessageId> ids(Conversation conversation) {
    return said.getOrDefault(conversation, List.of()).stream().map(Said::id).toList();
  }

  /** What a client may honestly name as a cursor: what it was told, or had before it connected. */
  List<MessageId> heldBy(Client client, Conversation conversation) {
    List<MessageId> held = new ArrayList<>(client.told.ids(conversation));
    said.getOrDefault(conversation, List.of()).stream()
        .filter(each -> each.at < client.connectedAt)
        .forEach(each -> held.add(each.id));
    return held;
  }

  private MessageId head(Conversation conversation) {
    List<MessageId> all = ids(conversation);
    return all.isEmpty() ? MessageId.NONE : all.get(all.size() - 1);
  }

  /** Everybody who is still there has all that is owed to them. */
  void assertNothingLost() {
    for (Client client : clients) {
      if (!client.gone && client.told.ending() == null) {
        said.keySet().forEach(each -> assertComplete(client, each));
        said.keySet().forEach(each -> assertUpToDate(client, each));
        assertThat(client.told.all(Notice.Resumed.class)).hasSize(client.resumeCalls);
        assertThat(client.told.isFlushed()).as("flushed").isTrue();
      }
    }
  }

  private void assertComplete(Client client, Conversation conversation) {
    MessageId cursor = client.cursors.get(conversation);
    List<MessageId> gaps =
        client.told.all(Notice.Gap.class).stream()
            .filter(gap -> gap.conversation().equals(conversation))
            .map(Notice.Gap::head)
            .toList();
    List<MessageId> expected =
        said.get(conversation).stream()
            .filter(each -> each.owed.contains(client) || isAfter(each.id, cursor))
            .filter(each -> !each.origin.equals(Optional.of(client.id)))
            .map(Said::id)
            .filter(id -> gaps.stream().allMatch(id::isAfter))
            .toList();
    assertThat(client.told.ids(conversation))
        .as(() -> describe(client, conversation))
        .containsAll(expected);
  }

  /**
   * Whoever was not out of the conversation sees each message that they were told of as the log has
   * it, unless they were told to look for themselves.
   */
  private void assertUpToDate(Client client, Conversation conversation) {
    boolean out =
        conversation instanceof Conversation.OfGroup of
            && !absencesOf(of.group(), client.user).isEmpty();
    if (!out) {
      Map<MessageId, Message> seen = new Sight(client.told, conversation).messages();
      inTheEnd.get(conversation).stream()
          .filter(each -> seen.containsKey(each.id()))
          .forEach(
              each ->
                  assertThat(Sight.essenceOf(seen.get(each.id())))
                      .as(() -> "as the log has it, " + describe(client, conversation))
                      .isEqualTo(Sight.essenceOf(each)));
    }
  }

  private String describe(Client client, Conversation conversation) {
    return conversation.key()
        + " of "
        + client.id
        + ", resumed from "
        + client.cursors.get(conversation)
        + ", told "
        + client.told.notices()
        + ", said "
        + said.get(conversation);
  }

  private static boolean isAfter(MessageId id, MessageId cursor) {
    return cursor != null && id.isAfter(cursor);
  }

  /** Nobody, gone or not, was told anything that must not be. */
  void assertNothingWrong() {
    refused.forEach(each -> assertThat(each.told.all(Notice.Said.class)).isEmpty());
    for (Client client : clients) {
      assertThat(client.told.notices().get(0)).isInstanceOf(Notice.Welcomed.class);
      client.told.all(Notice.Said.class).forEach(each -> assertMayHear(client, each));
      said.keySet().forEach(each -> assertOrder(client, each));
      said.keySet().forEach(each -> assertNoHoles(client, each));
      assertNothingToStrangers(client);
    }
  }

  private static void assertMayHear(Client client, Notice.Said heard) {
    Message message = heard.message();
    if (message.conversation() instanceof Conversation.Direct direct) {
      assertThat(direct.includes(client.user)).as("to strangers: %s", message).isTrue();
    }
    assertThat(message.origin()).as("echo").isNotEqualTo(Optional.of(client.id));
    boolean own = message.from().equals(client.user);
    assertThat(heard.toSender())
        .as("ref of %s", message)
        .isEqualTo(own && message.ref().isPresent());
  }

  /** Goes back once for each resume at most, and never repeats within one run. */
  private static void assertOrder(Client client, Conversation conversation) {
    List<MessageId> ids = client.told.ids(conversation);
    int back = 0;
    for (int i = 1; i < ids.size(); i++) {
      back += ids.get(i).isAfter(ids.get(i - 1)) ? 0 : 1;
    }
    assertThat(back)
        .as("%s went back in %s", conversation.key(), ids)
        .isLessThanOrEqualTo(client.resumeCalls);
  }

  /** Between the first and the last that arrived nothing is missing that was owed by its time. */
  private void assertNoHoles(Client client, Conversation conversation) {
    if (!(conversation instanceof Conversation.OfGroup)
        && client.resumeCalls == 0
        && client.told.ending() == null) {
      Set<MessageId> heard = new HashSet<>(client.told.ids(conversation));
      MessageId newest = heard.stream().max(MessageId::compareTo).orElse(MessageId.NONE);
      List<MessageId> owed =
          said.get(conversation).stream()
              .filter(each -> each.owed.contains(client) && !each.id.isAfter(newest))
              .filter(each -> !each.origin.equals(Optional.of(client.id)))
              .map(Said::id)
              .toList();
      assertThat(heard).as("%s without holes", conversation.key()).containsAll(owed);
    }
  }

  private void assertNothingToStrangers(Client client) {
    for (Told.Entry entry : client.told.entries()) {
      if (entry.notice() instanceof Notice.Said heard
          && heard.message().conversation() instanceof Conversation.OfGroup of) {
        MessageId id = heard.message().id();
        assertThat(absencesOf(of.group(), client.user))
            .as("%s told at %s to someone who was out", id, entry.at())
            .noneMatch(absence -> absence.forbids(id, entry.at()));
      }
    }
  }
}
