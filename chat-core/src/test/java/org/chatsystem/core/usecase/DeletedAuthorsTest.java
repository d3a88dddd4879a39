package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SearchCriteria;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ExportData;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.in.SendMessage;
import org.junit.jupiter.api.Test;

/** What others see of what someone has said who is gone. */
class DeletedAuthorsTest extends DepartureUnderTest {
  @Test
  void whatWasSaidInAGroupIsNobodysAndKeepsItsPlace() {
    GroupName name = group(bob);
    var group = new Conversation.OfGroup(name);
    join(name, alice, Role.MEMBER, bob);
    MessageId first = say(alice, group, "hello @" + bob);
    MessageId second = say(bob, group, "hello @" + alice);
    react(alice, group, second);
    react(bob, group, first);
    delete(alice);

    List<Message> shown = history(bob, group);
    assertThat(shown).extracting(Message::id).containsExactly(first, second);
    assertThat(shown.get(0).from()).isEqualTo(Username.DELETED);
    assertThat(shown.get(0).fromDeleted()).isTrue();
    assertThat(shown.get(0).mentioned()).containsExactly(bob);
    assertThat(shown.get(0).reactions()).hasSize(1);
    assertThat(shown.get(1).from()).isEqualTo(bob);
    assertThat(shown.get(1).mentioned()).isEmpty();
    assertThat(shown.get(1).reactions()).isEmpty();
  }

  @Test
  void theOtherOneOfADirectConversationReadsItButSaysNoMoreThere() {
    say(alice, talk, "before");
    say(bob, talk, "and after");
    delete(alice);

    List<Message> shown = history(bob, talk);
    assertThat(shown).extracting(Message::from).containsExactly(alice, bob);
    assertThat(shown).extracting(Message::fromDeleted).containsExactly(true, false);
    ListConversations.Entry entry = chat.listConversations().list(bob, 10).conversations().get(0);
    assertThat(entry.conversation()).isEqualTo(talk);
    assertThat(entry.peerDeleted()).isTrue();
    assertThat(entry.receipts()).isEmpty();
    assertThat(send(bob, talk, "still there?"))
        .isEqualTo(new SendMessage.Outcome.Refused(SendMessage.Reason.USER_NOT_FOUND));
    Username carol = stranger();
    signUp(carol);
    assertThat(read(carol, dm(carol, alice)))
        .isEqualTo(new ReadHistory.Outcome.Refused(ReadHistory.Reason.USER_NOT_FOUND));
  }

  @Test
  void searchShowsNobodyWhoIsGoneAndFindsNothingOfTheirs() {
    say(alice, Conversation.BROADCAST, "needle of alice");
    say(bob, Conversation.BROADCAST, "needle of bob");
    delete(alice);

    assertThat(find("needle")).extracting(Message::from).containsExactly(bob, Username.DELETED);
    assertThat(find("needle from:" + alice)).isEmpty();
    assertThat(find("needle from:" + bob)).hasSize(1);
  }

  private List<Message> find(String words) {
    var query =
        new SearchMessages.Query(bob, SearchCriteria.parse(words, bob), Optional.empty(), 10);
    return ((SearchMessages.Outcome.Page) chat.searchMessages().search(query)).messages();
  }

  @Test
  void theListAndTheExportOfTheOtherOneTellThatTheyAreGone() {
    say(bob, talk, "before");
    say(alice, talk, "after");
    delete(alice);

    assertThat(chat.listConversations().list(bob, 10).conversations().get(0).lastMessage())
        .hasValueSatisfying(last -> assertThat(last.fromDeleted()).isTrue());
    var said = new ArrayList<Message>();
    chat.exportData()
        .export(
            bob,
            item -> {
              if (item instanceof ExportData.Item.Said each) {
                said.add(each.message());
              }
            });
    assertThat(said).extracting(Message::fromDeleted).containsExactly(false, true);
  }
}
