package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageChange.Deleted;
import org.chatsystem.core.model.MessageChange.Edited;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  private static final Username ALICE = new Username("alice");
  private static final Username BOB = new Username("bob");
  private static final GroupName DEVS = new GroupName("devs");
  private static final MessageId ID = new MessageId(2, 2);
  private static final Instant AT = Instant.ofEpochMilli(1_763_818_080_123L);

  static Stream<Event> events() {
    return Stream.of(
        stored(new Conversation.Direct(BOB, ALICE), Optional.of(new Ref("r 1|2")), 0),
        stored(new Conversation.OfGroup(DEVS), Optional.empty(), 7),
        stored(Conversation.BROADCAST, Optional.empty(), 0),
        new Event.MessageStored(answer(Optional.of(new MessageId(1, 1)), List.of()), ID, 0),
        new Event.MessageStored(answer(Optional.empty(), List.of(ALICE, BOB)), ID, 0),
        changed(new Edited(ID, new Content("+\n👍"), List.of(ALICE, BOB), AT)),
        changed(new Edited(ID, new Content("x"), List.of(), AT)),
        changed(new Deleted(ID)),
        changed(new Reacted(ID, BOB, new Emoji("👩🏽‍❤️‍💋‍👨🏿"), true)),
        new Event.MemberChanged(DEVS, BOB, Role.ADMIN, MemberChange.ROLE, 3, AT),
        new Event.MemberChanged(DEVS, BOB, Role.MEMBER, MemberChange.LEFT, Long.MAX_VALUE, AT),
        new Event.PresenceChanged(ALICE, PresenceStatus.ONLINE),
        new Event.PresenceChanged(ALICE, PresenceStatus.offlineSince(AT)),
        new Event.PresenceChanged(ALICE, PresenceStatus.NEVER_SEEN),
        new Event.SessionsRevoked(ALICE, Optional.of(new SessionId("s1"))),
        new Event.SessionsRevoked(ALICE, Optional.empty()));
  }

  private static Event changed(MessageChange change) {
    var group = new Conversation.OfGroup(DEVS);
    return new Event.MessageChanged(group, new ChangeId(9, 2), new ChangeId(8, 1), 7, change);
  }

  private static Message answer(Optional<MessageId> replyTo, List<Username> mentioned) {
    return new Message(
        ID,
        Conversation.BROADCAST,
        ALICE,
        new Content("+1"),
        Optional.empty(),
        Optional.empty(),
        replyTo,
        mentioned);
  }

  private static Event stored(Conversation conversation, Optional<Ref> ref, long roster) {
    var message =
        new Message(
            new MessageId(AT.toEpochMilli(), 2),
            conversation,
            ALICE,
            new Content("Hello \u0001 👍\n"),
            ref,
            ref.map(any -> new ConnectionId("c1")));
    return new Event.MessageStored(message, new MessageId(1, 1), roster);
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsWhatItWrites(Event event) {
    assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
  }

  @Test
  void refusesWhatIsNoEvent() {
    byte[] foreign = "{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    assertThatIllegalArgumentException().isThrownBy(() -> EventCodec.decode(foreign));
  }
}
