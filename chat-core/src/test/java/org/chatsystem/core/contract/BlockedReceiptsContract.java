package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.model.Receipt.Kind.READ;

import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.ReadMarkers.Advance;
import org.junit.jupiter.api.Test;

/** What {@link ReadMarkers} tells of two people while one blocks the other. */
public interface BlockedReceiptsContract extends StoreUnderTest {
  private static void read(Backend node, Username user, Conversation conversation, long seq) {
    assertThat(node.readMarkers().advance(List.of(new Advance(user, conversation, READ, seq))))
        .containsExactly(ReadMarkers.Outcome.MOVED);
  }

  private static Event moved(Username user, Conversation conversation, MessageId id, long unread) {
    return new ReceiptMoved(new Receipt(user, conversation, READ, id), unread, 0);
  }

  @Test
  default void neitherIsToldOfTheOthersWhileOneBlocksTheOther() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    List<MessageId> ids = say(backend(), dm, alice, 3);
    Channel alices = new Channel.OfUser(alice);
    Channel bobs = new Channel.OfUser(bob);
    Ear ear = Ear.at(otherNode(), alices, bobs);
    read(backend(), bob, dm, 1);
    backend().blocks().block(alice, bob);
    read(otherNode(), bob, dm, 2);
    assertThat(ear.heardOn(bobs, otherNode())).contains(moved(bob, dm, ids.get(1), 1));
    backend().blocks().unblock(alice, bob);
    read(backend(), bob, dm, 3);

    assertThat(ear.heardOn(alices, backend()))
        .containsOnlyOnce(moved(bob, dm, ids.get(0), 2), moved(bob, dm, ids.get(2), 0))
        .doesNotContain(moved(bob, dm, ids.get(1), 1));
  }

  @Test
  default void bothSeeTheirOwnMarksAloneUntilTheBlockIsLifted() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId last = say(backend(), dm, alice, 2).get(1);
    read(backend(), bob, dm, 2);
    var marks = new Marks(last, last);
    backend().blocks().block(bob, alice);

    assertThat(otherNode().readMarkers().toldTo(alice, List.of(dm)))
        .isEqualTo(Map.of(dm, Map.of(alice, marks)));
    assertThat(otherNode().readMarkers().toldTo(bob, List.of(dm)))
        .isEqualTo(Map.of(dm, Map.of(bob, marks)));
    backend().blocks().unblock(bob, alice);
    assertThat(otherNode().readMarkers().toldTo(alice, List.of(dm)))
        .isEqualTo(Map.of(dm, Map.of(alice, marks, bob, marks)));
  }

  @Test
  default void inGroupsAllAreToldAsBefore() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    var group = new Conversation.OfGroup(founded(backend(), alice, bob));
    say(backend(), group, alice, 1);
    backend().blocks().block(alice, bob);
    read(backend(), bob, group, 1);

    assertThat(backend().readMarkers().toldTo(alice, List.of(group)).get(group))
        .containsOnlyKeys(alice, bob);
  }
}
