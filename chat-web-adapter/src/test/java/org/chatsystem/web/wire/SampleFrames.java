package org.chatsystem.web.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Notice;

/** One of each frame that the server sends, in each of its forms. */
public final class SampleFrames {
  private static final Username ALICE = Username.of("alice");
  private static final Username BOB = Username.of("bob");
  private static final GroupName DEVS = GroupName.of("devs");
  private static final Conversation DM = new Conversation.Direct(ALICE, BOB);
  private static final Conversation GROUP = new Conversation.OfGroup(DEVS);
  private static final MessageId ID = new MessageId(1_763_818_080_123L, 57);
  private static final Attachment CAT =
      new Attachment(AttachmentId.random(), new FileName("cat.png"), FileType.PNG, 70_312);
  private static final Instant TIME = Instant.ofEpochMilli(1_763_818_080_123L);

  private SampleFrames() {}

  public static List<byte[]> all() {
    var frames = new NoticeFrames("node-1");
    var all = new ArrayList<byte[]>();
    notices().forEach(notice -> all.add(Json.write(frames.of(notice))));
    all.add(Json.write(ack(false)));
    all.add(Json.write(ack(true)));
    all.add(Json.write(ErrorFrame.of(new Refusal(ErrorCode.NOT_A_MEMBER, "no"), "c1")));
    all.add(Json.write(ErrorFrame.of(new Refusal(ErrorCode.UNAVAILABLE, "later"), null)));
    all.add(Json.write(ErrorFrame.of(Refusal.tooOften(Duration.ofSeconds(3)), "c1")));
    all.add(Json.write(PongFrame.PONG));
    return all;
  }

  public static String typeOf(byte[] frame) throws IOException {
    return new ObjectMapper().readTree(frame).path("type").textValue();
  }

  private static List<Notice> notices() {
    return List.of(
        new Notice.Welcomed(ALICE, new ConnectionId("c1"), TIME),
        new Notice.Said(message(DM), true),
        new Notice.Said(message(DM), false),
        new Notice.Said(plainMessage(), false),
        new Notice.Said(plainMessage().carrying(List.of(CAT)), false),
        new Notice.Said(message(GROUP), false),
        new Notice.Said(message(Conversation.BROADCAST), true),
        new Notice.Said(message(DM).edited(new Content("Hi"), List.of(), TIME), false),
        new Notice.Said(
            message(DM).reacted(List.of(new Reaction(new Emoji("👍"), List.of(BOB)))), false),
        new Notice.Said(message(GROUP).deleted(), false),
        new Notice.Said(message(GROUP).without(Set.of(ALICE)), false),
        new Notice.Said(message(DM).without(Set.of(ALICE)), false),
        changed(new MessageChange.Edited(ID, new Content("Hi"), List.of(BOB), TIME)),
        changed(new MessageChange.Edited(ID, new Content("Hi"), List.of(), TIME)),
        changed(new MessageChange.Deleted(ID)),
        changed(new MessageChange.Reacted(ID, BOB, new Emoji("👍"), false)),
        new Notice.MemberMoved(
            new MemberChanged(DEVS, BOB, Role.MEMBER, MemberChange.JOINED, 2, TIME)),
        new Notice.PresenceMoved(new PresenceChanged(BOB, PresenceStatus.ONLINE)),
        new Notice.PresenceMoved(new PresenceChanged(BOB, PresenceStatus.offlineSince(TIME))),
        Notice.Receipted.own(new Receipt(ALICE, DM, Receipt.Kind.READ, ID), 3),
        Notice.Receipted.own(new Receipt(ALICE, DM, Receipt.Kind.RECEIVED, ID), 3),
        Notice.Receipted.toOther(BOB, new Receipt(ALICE, GROUP, Receipt.Kind.READ, ID)),
        Notice.Receipted.toOther(BOB, new Receipt(ALICE, DM, Receipt.Kind.RECEIVED, ID)),
        new Notice.Typing(ALICE, BOB, DM),
        new Notice.Typing(ALICE, BOB, GROUP),
        new Notice.Gap(ALICE, DM, ID, ID),
        new Notice.Gap(ALICE, GROUP, null, ID),
        new Notice.Resumed(12));
  }

  private static AckFrame ack(boolean duplicate) {
    return AckFrame.of(
        new SendMessage.Outcome.Sent(DM, ID, duplicate), ALICE, Optional.of(new Ref("c1")));
  }

  private static Notice changed(MessageChange change) {
    return new Notice.Changed(ALICE, DM, change);
  }

  private static Message plainMessage() {
    return new Message(ID, DM, ALICE, new Content("Hello!"), Optional.empty(), Optional.empty());
  }

  private static Message message(Conversation conversation) {
    return new Message(
        ID,
        conversation,
        ALICE,
        new Content("Hello!"),
        Optional.of(new Ref("c1")),
        Optional.empty(),
        Optional.of(new MessageId(1, 1)),
        List.of(BOB));
  }
}
