package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.GroupEdit;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.RosterChange;
import redis.clients.jedis.resps.StreamEntry;

/** Groups: a hash for the group, one for its members, and a sorted set of the public names. */
final class RedisGroups implements Groups {
  private static final String TITLE = "title";
  private static final String TOPIC = "topic";
  private static final String[] FIELDS = {TITLE, "visibility", "created", TOPIC};

  private final Store store;
  private final Keys keys;

  RedisGroups(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public Creation create(Group group, Username owner, int maxGroups) {
    GroupName name = group.name();
    var conversation = new Conversation.OfGroup(name);
    Call call =
        Call.of(Script.CREATE_GROUP)
            .key(keys.group(name))
            .key(keys.members(name))
            .key(keys.conversations(owner))
            .key(keys.publicGroups())
            .key(keys.changes(name))
            .key(keys.reads(conversation))
            .arg(name.value())
            .arg(group.title().text())
            .arg(group.topic().text())
            .arg(group.visibility().name())
            .arg(group.createdAt().toString())
            .arg(owner.value())
            .arg(conversation.key())
            .arg(maxGroups)
            .arg(keys.channel(new Channel.OfGroup(name)))
            .arg(keys.channel(new Channel.OfUser(owner)));
    return Creation.valueOf(Reply.text(store.run(call)));
  }

  @Override
  public Optional<Group> find(GroupName name) {
    return Optional.ofNullable(findAll(List.of(name)).get(name));
  }

  @Override
  public Map<GroupName, Group> findAll(Collection<GroupName> names) {
    List<GroupName> asked = List.copyOf(names);
    List<List<String>> answers =
        store.askAll(
            pipeline ->
                asked.stream().map(name -> pipeline.hmget(keys.group(name), FIELDS)).toList());
    var found = new HashMap<GroupName, Group>();
    for (int i = 0; i < asked.size(); i++) {
      List<String> fields = answers.get(i);
      if (fields.get(0) != null) {
        found.put(asked.get(i), group(asked.get(i), fields));
      }
    }
    return found;
  }

  private static Group group(GroupName name, List<String> fields) {
    return new Group(
        name,
        new DisplayName(fields.get(0)),
        new Topic(Objects.requireNonNullElse(fields.get(3), "")),
        Group.Visibility.valueOf(fields.get(1)),
        Instant.parse(fields.get(2)));
  }

  @Override
  public List<Group> findPublic(NamePrefix prefix, GroupName after, int limit) {
    if (limit < 1) {
      return List.of();
    }
    var range = Names.range(prefix, after == null ? "" : after.value(), limit);
    List<GroupName> names =
        store.ask(redis -> redis.zrange(keys.publicGroups(), range)).stream()
            .map(GroupName::new)
            .toList();
    Map<GroupName, Group> groups = findAll(names);
    return names.stream().map(groups::get).filter(Objects::nonNull).toList();
  }

  @Override
  public Map<Username, Role> members(GroupName name) {
    var members = new HashMap<Username, Role>();
    store
        .ask(redis -> redis.hgetAll(keys.members(name)))
        .forEach((user, role) -> members.put(new Username(user), Role.valueOf(role)));
    return members;
  }

  @Override
  public Roster roster(GroupName name, Set<Username> users) {
    List<Username> asked = List.copyOf(users);
    Call call = Call.of(Script.ROSTER).key(keys.group(name)).key(keys.members(name));
    asked.forEach(user -> call.arg(user.value()));
    List<?> answer = Reply.list(store.run(call));
    var roles = new HashMap<Username, Role>();
    for (int i = 0; i < asked.size(); i++) {
      String role = Reply.text(answer.get(i + 1));
      if (role != null) {
        roles.put(asked.get(i), Role.valueOf(role));
      }
    }
    return new Roster(Long.parseLong(Reply.text(answer.get(0))), roles);
  }

  @Override
  public Map<GroupName, Role> rolesOf(Username user, Collection<GroupName> names) {
    List<GroupName> asked = List.copyOf(names);
    List<String> answers =
        store.askAll(
            pipeline ->
                asked.stream()
                    .map(name -> pipeline.hget(keys.members(name), user.value()))
                    .toList());
    var roles = new HashMap<GroupName, Role>();
    for (int i = 0; i < asked.size(); i++) {
      if (answers.get(i) != null) {
        roles.put(asked.get(i), Role.valueOf(answers.get(i)));
      }
    }
    return roles;
  }

  @Override
  public List<MemberChanged> changesSince(GroupName name, Instant since, int limit) {
    if (limit < 1) {
      return List.of();
    }
    String from = Long.toString(Math.max(0, since.toEpochMilli()));
    List<StreamEntry> entries =
        store.ask(redis -> redis.xrevrange(keys.changes(name), "+", from, limit));
    var changes = new ArrayList<MemberChanged>();
    for (StreamEntry entry : entries) {
      byte[] event = entry.getFields().get("e").getBytes(StandardCharsets.UTF_8);
      changes.add(0, (MemberChanged) EventCodec.decode(event));
    }
    return changes;
  }

  @Override
  public RosterChange.Result change(RosterChange change) {
    GroupName group = change.group();
    Call call =
        Call.of(Script.CHANGE_MEMBERS)
            .key(keys.group(group))
            .key(keys.members(group))
            .key(keys.changes(group));
    change.steps().forEach(step -> call.key(keys.conversations(step.user())));
    call.arg(group.value())
        .arg(new Conversation.OfGroup(group).key())
        .arg(keys.channel(new Channel.OfGroup(group)))
        .arg(change.maxMembers())
        .arg(CHANGES_KEPT)
        .arg(change.maxGroups())
        .arg(change.seen().size())
        .args(seen(change));
    change.steps().forEach(step -> addStep(call, step));
    return RosterChange.Result.valueOf(Reply.text(store.run(call)));
  }

  private static List<String> seen(RosterChange change) {
    var seen = new ArrayList<String>();
    change
        .seen()
        .forEach(
            (user, role) -> {
              seen.add(user.value());
              seen.add(role.map(Role::name).orElse(""));
            });
    return seen;
  }

  private void addStep(Call call, RosterChange.Step step) {
    call.arg(step.change().name())
        .arg(step.user().value())
        .arg(step.role().name())
        .arg(step.keeps())
        .arg(keys.channel(new Channel.OfUser(step.user())));
  }

  @Override
  public RosterChange.Result edit(GroupEdit edit) {
    GroupName group = edit.group();
    Call call =
        Call.of(Script.EDIT_GROUP)
            .key(keys.group(group))
            .key(keys.members(group))
            .key(keys.changes(group))
            .key(keys.publicGroups())
            .arg(group.value())
            .arg(edit.actor().value())
            .arg(edit.seen().name())
            .arg(CHANGES_KEPT)
            .arg(keys.channel(new Channel.OfGroup(group)))
            .arg(keys.channel(new Channel.OfUser(edit.actor())))
            .arg(edit.visibility().map(Group.Visibility::name).orElse(""));
    edit.title().ifPresent(title -> call.arg(TITLE).arg(title.text()));
    edit.topic().ifPresent(topic -> call.arg(TOPIC).arg(topic.text()));
    return RosterChange.Result.valueOf(Reply.text(store.run(call)));
  }

  @Override
  public RosterChange.Result delete(GroupName name, Username owner) {
    return new GroupDeletion(store, keys, name, owner).run();
  }

  @Override
  public Optional<MemberChanged> deletionOf(GroupName name, Username member) {
    List<String> known =
        store.ask(
            redis -> redis.hmget(keys.formerMembers(name), member.value(), GroupDeletion.EVENT));
    return known.get(0) == null || known.get(1) == null
        ? Optional.empty()
        : Optional.of(
            (MemberChanged) EventCodec.decode(known.get(1).getBytes(StandardCharsets.UTF_8)));
  }
}
