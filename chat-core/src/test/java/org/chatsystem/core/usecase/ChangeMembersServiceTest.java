package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.role;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;
import static org.chatsystem.core.port.in.ChangeMembers.Outcome.DONE;
import static org.chatsystem.core.port.in.ChangeMembers.Outcome.FORBIDDEN;
import static org.chatsystem.core.port.in.ChangeMembers.Outcome.GROUP_NOT_FOUND;
import static org.chatsystem.core.port.in.ChangeMembers.Outcome.USER_NOT_FOUND;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

class ChangeMembersServiceTest extends ChatUnderTest {
  private final Username owner = someone();
  private final Username bob = someone();

  /** Groups in which something happens between looking and changing. */
  private ChangeMembersService whenMeanwhile(Runnable something) {
    Groups racing =
        (Groups)
            Proxy.newProxyInstance(
                Groups.class.getClassLoader(),
                new Class<?>[] {Groups.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("change")) {
                    something.run();
                  }
                  return method.invoke(backend.groups(), arguments);
                });
    return new ChangeMembersService(
        racing, backend.users(), backend.blocks(), GroupLimits.STANDARD);
  }

  private Optional<Role> roleOf(GroupName group, Username user) {
    return Optional.ofNullable(backend.groups().members(group).get(user));
  }

  @Test
  void joiningTwiceIsDoneTwice() {
    GroupName group = group(owner, PUBLIC);
    assertThat(chat.changeMembers().put(bob, group, bob, Optional.empty())).isEqualTo(DONE);
    assertThat(chat.changeMembers().put(bob, group, bob, Optional.empty())).isEqualTo(DONE);
    assertThat(roleOf(group, bob)).contains(Role.MEMBER);
  }

  @Test
  void hiddenAndMissingGroupsAreNotFound() {
    assertThat(chat.changeMembers().put(bob, group(owner, PRIVATE), bob, Optional.empty()))
        .isEqualTo(GROUP_NOT_FOUND);
    assertThat(chat.changeMembers().remove(bob, SampleGroups.newName(), bob))
        .isEqualTo(GROUP_NOT_FOUND);
  }

  @Test
  void strangersToTheSystemAreNotAdded() {
    GroupName group = group(owner, PUBLIC);
    assertThat(chat.changeMembers().put(owner, group, stranger(), Optional.empty()))
        .isEqualTo(USER_NOT_FOUND);
  }

  @Test
  void anOwnerHandsOverBeforeLeaving() {
    GroupName group = group(owner, PUBLIC);
    assertThat(chat.changeMembers().remove(owner, group, owner)).isEqualTo(FORBIDDEN);
    assertThat(chat.changeMembers().put(owner, group, bob, Optional.of(Role.OWNER)))
        .isEqualTo(DONE);
    assertThat(roleOf(group, owner)).contains(Role.ADMIN);
    assertThat(chat.changeMembers().remove(owner, group, owner)).isEqualTo(DONE);
  }

  @Test
  void decidesAnewWhenTheRosterChangedMeanwhile() {
    GroupName group = group(owner, PUBLIC);
    chat.changeMembers().put(bob, group, bob, Optional.empty());
    var times = new AtomicInteger();
    var service =
        whenMeanwhile(
            () -> {
              if (times.getAndIncrement() == 0) {
                backend.groups().change(change(group, role(bob, Role.ADMIN)));
              }
            });
    assertThat(service.remove(owner, group, bob)).isEqualTo(DONE);
    assertThat(times).hasValue(2);
    assertThat(roleOf(group, bob)).isEmpty();
  }

  @Test
  void losesTheRightItHadWhenItLooked() {
    GroupName group = group(owner, PUBLIC);
    chat.changeMembers().put(owner, group, bob, Optional.of(Role.ADMIN));
    Username carol = someone();
    var service =
        whenMeanwhile(() -> backend.groups().change(change(group, role(bob, Role.MEMBER))));
    assertThat(service.put(bob, group, carol, Optional.empty())).isEqualTo(FORBIDDEN);
    assertThat(roleOf(group, carol)).isEmpty();
  }

  @Test
  void givesUpWhenItNeverHolds() {
    GroupName group = group(owner, PUBLIC);
    chat.changeMembers().put(bob, group, bob, Optional.empty());
    var times = new AtomicInteger();
    var service =
        whenMeanwhile(
            () -> {
              Role next = times.getAndIncrement() % 2 == 0 ? Role.ADMIN : Role.MEMBER;
              backend.groups().change(change(group, role(bob, next)));
            });
    assertThatThrownBy(() -> service.remove(owner, group, bob))
        .isInstanceOf(UnavailableException.class);
  }
}
