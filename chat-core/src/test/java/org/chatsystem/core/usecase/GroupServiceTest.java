package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BrowseGroups;
import org.chatsystem.core.port.in.CreateGroup;
import org.junit.jupiter.api.Test;

class GroupServiceTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();

  private List<GroupName> listed(Username viewer, GroupName after, int limit) {
    return chat.browseGroups().list(viewer, after, limit).groups().stream()
        .map(each -> each.group().name())
        .toList();
  }

  @Test
  void theCreatorOwnsIt() {
    GroupName name = group(alice, PUBLIC);
    var details = chat.browseGroups().show(bob, name).orElseThrow();
    assertThat(details.role()).isEmpty();
    assertThat(details.members())
        .extracting(each -> each.user().name(), BrowseGroups.Member::role)
        .containsExactly(tuple(alice, Role.OWNER));
  }

  @Test
  void aTakenNameIsTakenByPrivateGroupsToo() {
    GroupName name = group(alice, PRIVATE);
    var again = new CreateGroup.Command(bob, name, Optional.empty(), PUBLIC);
    assertThat(chat.createGroup().create(again))
        .isEqualTo(new CreateGroup.Outcome.Refused(CreateGroup.Reason.NAME_TAKEN));
  }

  @Test
  void privateGroupsAreHiddenFromStrangers() {
    GroupName name = group(alice, PRIVATE);
    assertThat(chat.browseGroups().show(bob, name)).isEmpty();
    assertThat(listed(bob, null, 10)).isEmpty();
    assertThat(listed(alice, null, 10)).containsExactly(name);
  }

  @Test
  void listsByNamePageByPage() {
    GroupName first = group(alice, PUBLIC);
    GroupName second = group(alice, PUBLIC);
    List<GroupName> sorted = List.of(first, second).stream().sorted().toList();
    assertThat(listed(bob, null, 1)).containsExactly(sorted.get(0));
    assertThat(chat.browseGroups().list(bob, null, 1).hasMore()).isTrue();
    assertThat(listed(bob, sorted.get(0), 1)).containsExactly(sorted.get(1));
    assertThat(listed(alice, null, 1)).isEqualTo(sorted);
  }

  @Test
  void listsThoseWhoseNamesBeginSo() {
    GroupName open = group(alice, PUBLIC);
    GroupName own = group(alice, PRIVATE);
    assertThat(begins(alice, open.value())).containsExactly(open);
    assertThat(begins(alice, own.value())).containsExactly(own);
    assertThat(begins(bob, own.value())).isEmpty();
  }

  private List<GroupName> begins(Username viewer, String prefix) {
    return chat.browseGroups().list(viewer, new NamePrefix(prefix), null, 10).groups().stream()
        .map(each -> each.group().name())
        .toList();
  }
}
