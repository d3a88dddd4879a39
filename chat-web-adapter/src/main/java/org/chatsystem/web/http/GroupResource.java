package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BrowseGroups;
import org.chatsystem.core.port.in.ChangeMembers;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.EditGroup;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;
import org.chatsystem.web.wire.WireTime;

/** {@code /api/groups} and their members. */
final class GroupResource {
  private record GroupView(
      String name,
      String title,
      String topic,
      String visibility,
      String createdAt,
      String role,
      List<Person> members) {
    static GroupView of(Group group, Optional<Role> role, List<Person> members) {
      return new GroupView(
          group.name().value(),
          group.title().text(),
          group.topic().equals(Topic.NONE) ? null : group.topic().text(),
          lower(group.visibility()),
          WireTime.of(group.createdAt()),
          role.map(GroupResource::lower).orElse(null),
          members);
    }
  }

  private record GroupList(List<GroupView> groups, boolean hasMore) {}

  private final Chat chat;
  private final Bearer bearer;

  GroupResource(Chat chat, Bearer bearer) {
    this.chat = chat;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/groups", this::create);
    routes.get("/api/groups", this::list);
    routes.get("/api/groups/{group}", this::show);
    routes.patch("/api/groups/{group}", this::edit);
    routes.delete("/api/groups/{group}", this::delete);
    routes.put("/api/groups/{group}/members/{user}", this::putMember);
    routes.delete("/api/groups/{group}/members/{user}", this::removeMember);
  }

  private void create(Context ctx) {
    Username creator = bearer.of(ctx).user();
    Fields body = Requests.body(ctx);
    var command =
        new CreateGroup.Command(
            creator,
            GroupName.of(body.text("name")),
            body.optionalText("title").map(DisplayName::new),
            body.optionalText("topic").map(Topic::new).orElse(Topic.NONE),
            visibility(body).orElse(Group.Visibility.PUBLIC));
    CreateGroup.Outcome outcome = chat.createGroup().create(command);
    if (outcome instanceof CreateGroup.Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    Group group = ((CreateGroup.Outcome.Created) outcome).group();
    Requests.answer(ctx, 201, GroupView.of(group, Optional.of(Role.OWNER), null));
  }

  private static Refusal refusal(CreateGroup.Reason reason) {
    return switch (reason) {
      case NAME_TAKEN -> new Refusal(ErrorCode.NAME_TAKEN, "another group has this name");
      case TOO_MANY_GROUPS -> tooManyGroups();
    };
  }

  private void edit(Context ctx) {
    Username actor = bearer.of(ctx).user();
    Fields body = Requests.body(ctx);
    var command =
        new EditGroup.Command(
            actor,
            group(ctx),
            body.optionalText("title").map(DisplayName::new),
            body.optionalText("topic").map(Topic::new),
            visibility(body));
    EditGroup.Outcome outcome = chat.editGroup().edit(command);
    if (outcome instanceof EditGroup.Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    var edited = (EditGroup.Outcome.Edited) outcome;
    Requests.answer(ctx, 200, GroupView.of(edited.group(), Optional.of(edited.role()), null));
  }

  private static Refusal refusal(EditGroup.Reason reason) {
    return switch (reason) {
      case GROUP_NOT_FOUND -> notFound();
      case FORBIDDEN -> forbidden();
    };
  }

  private void delete(Context ctx) {
    Username actor = bearer.of(ctx).user();
    switch (chat.deleteGroup().delete(actor, group(ctx))) {
      case DELETED -> ctx.status(204);
      case GROUP_NOT_FOUND -> throw notFound();
      case FORBIDDEN -> throw forbidden();
    }
  }

  private void list(Context ctx) {
    Username viewer = bearer.of(ctx).user();
    String after = ctx.queryParam("after");
    BrowseGroups.Listing listing =
        chat.browseGroups()
            .list(
                viewer,
                Requests.prefix(ctx),
                after == null ? null : GroupName.of(after),
                Requests.number(ctx, "limit").orElse(BrowseGroups.MAX_LIMIT));
    List<GroupView> views =
        listing.groups().stream()
            .map(each -> GroupView.of(each.group(), each.role(), null))
            .toList();
    Requests.answer(ctx, 200, new GroupList(views, listing.hasMore()));
  }

  private void show(Context ctx) {
    Username viewer = bearer.of(ctx).user();
    BrowseGroups.Details details =
        chat.browseGroups().show(viewer, group(ctx)).orElseThrow(GroupResource::notFound);
    List<Person> members = details.members().stream().map(Person::of).toList();
    Requests.answer(ctx, 200, GroupView.of(details.group(), details.role(), members));
  }

  private void putMember(Context ctx) {
    Username actor = bearer.of(ctx).user();
    Optional<Role> role =
        ctx.body().isBlank() ? Optional.empty() : role(Json.readObject(ctx.body()));
    answer(ctx, chat.changeMembers().put(actor, group(ctx), user(ctx), role));
  }

  private void removeMember(Context ctx) {
    Username actor = bearer.of(ctx).user();
    answer(ctx, chat.changeMembers().remove(actor, group(ctx), user(ctx)));
  }

  private static void answer(Context ctx, ChangeMembers.Outcome outcome) {
    switch (outcome) {
      case DONE -> ctx.status(204);
      case GROUP_NOT_FOUND -> throw notFound();
      case USER_NOT_FOUND -> throw new Refusal(ErrorCode.USER_NOT_FOUND, "there is no such user");
      case FORBIDDEN -> throw forbidden();
      case GROUP_FULL ->
          throw new Refusal(ErrorCode.FORBIDDEN, "the group has as many members as it may");
      case TOO_MANY_GROUPS -> throw tooManyGroups();
    }
  }

  private static Refusal forbidden() {
    return new Refusal(ErrorCode.FORBIDDEN, "your role in the group does not allow that");
  }

  private static Refusal tooManyGroups() {
    return new Refusal(ErrorCode.FORBIDDEN, "that would be more groups than one may be in");
  }

  private static Refusal notFound() {
    return new Refusal(ErrorCode.GROUP_NOT_FOUND, "there is no such group");
  }

  private static GroupName group(Context ctx) {
    return GroupName.of(ctx.pathParam("group"));
  }

  private static Username user(Context ctx) {
    return Username.of(ctx.pathParam("user"));
  }

  private static Optional<Group.Visibility> visibility(Fields body) {
    return body.optionalText("visibility")
        .map(text -> constant(Group.Visibility.class, "visibility", text));
  }

  private static Optional<Role> role(Fields body) {
    return body.optionalText("role").map(text -> constant(Role.class, "role", text));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> lower(each).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.BAD_REQUEST,
                    field
                        + " is one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(GroupResource::lower)
                            .toList()));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
