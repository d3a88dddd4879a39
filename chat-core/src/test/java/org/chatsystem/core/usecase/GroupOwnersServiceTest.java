package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangeMembers;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.DeleteGroup;
import org.chatsystem.core.port.in.EditGroup;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class GroupOwnersServiceTest extends ChatUnderTest {
  private static final DisplayName TITLE = new DisplayName("Tea");

  private final Username owner = someone();
  private final Username admin = someone();
  private final Username member = someone();

  private GroupName staffed(Group.Visibility visibility) {
    GroupName group = group(owner, visibility);
    chat.changeMembers().put(owner, group, admin, Optional.of(Role.ADMIN));
    chat.changeMembers().put(owner, group, member, Optional.empty());
    return group;
  }

  private EditGroup.Outcome retitle(Username actor, GroupName group) {
    return edit(actor, group, Optional.of(TITLE), Optional.empty());
  }

  private EditGroup.Outcome edit(
      Username actor,
      GroupName group,
      Optional<DisplayName> title,
      Optional<Group.Visibility> visibility) {
    return chat.editGroup()
        .edit(new EditGroup.Command(actor, group, title, Optional.of(Topic.NONE), visibility));
  }

  private static EditGroup.Outcome refused(EditGroup.Reason reason) {
    return new EditGroup.Outcome.Refused(reason);
  }

  @Test
  void ownersAndAdminsRetitle() {
    GroupName group = staffed(PUBLIC);
    for (Username each : new Username[] {admin, owner}) {
      var edited = (EditGroup.Outcome.Edited) retitle(each, group);
      assertThat(edited.group().title()).isEqualTo(TITLE);
      assertThat(backend.groups().find(group)).contains(edited.group());
    }
    assertThat(retitle(member, group)).isEqualTo(refused(EditGroup.Reason.FORBIDDEN));
    assertThat(retitle(someone(), group)).isEqualTo(refused(EditGroup.Reason.FORBIDDEN));
  }

  @Test
  void whatIsSoAlreadyIsNoChange() {
    GroupName group = staffed(PUBLIC);
    retitle(owner, group);
    long version = backend.groups().roster(group, Set.of()).version();
    assertThat(retitle(admin, group)).isInstanceOf(EditGroup.Outcome.Edited.class);
    assertThat(edit(admin, group, Optional.empty(), Optional.of(PUBLIC)))
        .isInstanceOf(EditGroup.Outcome.Edited.class);
    assertThat(backend.groups().roster(group, Set.of()).version()).isEqualTo(version);
  }

  @Test
  void theOwnerAloneOpensAndCloses() {
    GroupName group = staffed(PUBLIC);
    assertThat(edit(admin, group, Optional.empty(), Optional.of(PRIVATE)))
        .isEqualTo(refused(EditGroup.Reason.FORBIDDEN));
    edit(owner, group, Optional.empty(), Optional.of(PRIVATE));
    assertThat(chat.browseGroups().show(someone(), group)).isEmpty();
  }

  @Test
  void aPrivateGroupLooksMissingToStrangers() {
    GroupName group = staffed(PRIVATE);
    for (GroupName each : new GroupName[] {group, newName()}) {
      assertThat(retitle(someone(), each)).isEqualTo(refused(EditGroup.Reason.GROUP_NOT_FOUND));
      assertThat(chat.deleteGroup().delete(someone(), each))
          .isEqualTo(DeleteGroup.Outcome.GROUP_NOT_FOUND);
    }
    assertThat(chat.browseGroups().show(owner, group)).isPresent();
  }

  @Test
  void theOwnerAloneDeletes() {
    GroupName group = staffed(PUBLIC);
    assertThat(chat.deleteGroup().delete(admin, group)).isEqualTo(DeleteGroup.Outcome.FORBIDDEN);
    assertThat(chat.deleteGroup().delete(someone(), group))
        .isEqualTo(DeleteGroup.Outcome.FORBIDDEN);
    assertThat(chat.deleteGroup().delete(owner, group)).isEqualTo(DeleteGroup.Outcome.DELETED);
    assertThat(chat.deleteGroup().delete(owner, group))
        .isEqualTo(DeleteGroup.Outcome.GROUP_NOT_FOUND);
    assertThat(chat.browseGroups().show(member, group)).isEmpty();
  }

  @Test
  void whoLosesTheirRoleMeanwhileChangesNothing() {
    GroupName group = staffed(PUBLIC);
    var command =
        new EditGroup.Command(admin, group, Optional.of(TITLE), Optional.empty(), Optional.empty());
    var edits = whenMeanwhile(() -> chat.changeMembers().remove(owner, group, admin));
    assertThat(edits.edit(command)).isEqualTo(refused(EditGroup.Reason.FORBIDDEN));

    var deletes =
        whenMeanwhile(
            () -> chat.changeMembers().put(owner, group, member, Optional.of(Role.OWNER)));
    assertThat(deletes.delete(owner, group)).isEqualTo(DeleteGroup.Outcome.FORBIDDEN);
    assertThat(backend.groups().find(group).orElseThrow().title()).isNotEqualTo(TITLE);
  }

  /** Groups in which something happens between looking and changing. */
  private GroupOwnersService whenMeanwhile(Runnable something) {
    Groups racing =
        (Groups)
            Proxy.newProxyInstance(
                Groups.class.getClassLoader(),
                new Class<?>[] {Groups.class},
                (proxy, method, arguments) -> {
                  if (Set.of("edit", "delete").contains(method.getName())) {
                    something.run();
                  }
                  return method.invoke(backend.groups(), arguments);
                });
    return new GroupOwnersService(
        racing, new AttachmentRemoval(backend.log(), backend.attachments()));
  }

  @Test
  void limitsAreTheOperators() {
    ChatRules rules = ChatRules.OPEN.with(new GroupLimits(2, 1));
    try (var node = backend.anotherNode(Retention.DEFAULT);
        Chat small = UseCases.over(node, new PlainHasher(), rules)) {
      GroupName group = newName();
      assertThat(small.createGroup().create(open(owner, group)))
          .isInstanceOf(CreateGroup.Outcome.Created.class);
      assertThat(small.createGroup().create(open(owner, newName())))
          .isEqualTo(new CreateGroup.Outcome.Refused(CreateGroup.Reason.TOO_MANY_GROUPS));
      assertThat(small.changeMembers().put(admin, group, admin, Optional.empty()))
          .isEqualTo(ChangeMembers.Outcome.DONE);
      assertThat(small.changeMembers().put(member, group, member, Optional.empty()))
          .isEqualTo(ChangeMembers.Outcome.GROUP_FULL);
      GroupName another = group(member, PUBLIC);
      assertThat(small.changeMembers().put(admin, another, admin, Optional.empty()))
          .isEqualTo(ChangeMembers.Outcome.TOO_MANY_GROUPS);
    }
  }

  private static CreateGroup.Command open(Username creator, GroupName name) {
    return new CreateGroup.Command(creator, name, Optional.empty(), PUBLIC);
  }
}
