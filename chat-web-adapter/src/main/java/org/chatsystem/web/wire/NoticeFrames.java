package org.chatsystem.web.wire;

import java.util.Locale;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.port.out.Notice;

/** What the core tells a connection, as frames. */
public final class NoticeFrames {
  /** How often the server pings, and a client should. */
  public static final int HEARTBEAT_SECONDS = 25;

  private record WelcomeFrame(
      String type,
      String user,
      String connection,
      String node,
      int heartbeatSeconds,
      String serverTime) {}

  private record MemberFrame(String type, String group, String user, String role, String change) {}

  private record PresenceFrame(String type, String user, boolean online, String lastSeen) {}

  private record ReceiptFrame(
      String type, String conversation, String user, long seq, Long unread) {}

  private record TypingFrame(String type, String conversation, String user) {}

  private record GapFrame(String type, String conversation, String after, String head) {}

  private record ResumedFrame(String type, int replayed) {}

  private final String node;

  /**
   * @param node the name of this instance, told in the welcome
   */
  public NoticeFrames(String node) {
    this.node = node;
  }

  /** The frame of a notice, ready to be written as JSON. */
  public Object of(Notice notice) {
    if (notice instanceof Notice.Said said) {
      return MessageFrame.of(said.message(), said.toSender());
    }
    if (notice instanceof Notice.Changed changed) {
      return ChangeFrames.of(changed);
    }
    if (notice instanceof Notice.MemberMoved moved) {
      return of(moved.event());
    }
    if (notice instanceof Notice.PresenceMoved moved) {
      return of(moved.event());
    }
    if (notice instanceof Notice.Receipted receipted) {
      return of(receipted);
    }
    if (notice instanceof Notice.Typing typing) {
      return new TypingFrame(
          "typing", typing.conversation().nameFor(typing.reader()), typing.user().value());
    }
    if (notice instanceof Notice.Gap gap) {
      return of(gap);
    }
    if (notice instanceof Notice.Resumed resumed) {
      return new ResumedFrame("resumed", resumed.replayed());
    }
    return of((Notice.Welcomed) notice);
  }

  private WelcomeFrame of(Notice.Welcomed welcomed) {
    return new WelcomeFrame(
        "welcome",
        welcomed.user().value(),
        welcomed.connection().value(),
        node,
        HEARTBEAT_SECONDS,
        WireTime.of(welcomed.time()));
  }

  private static MemberFrame of(MemberChanged changed) {
    return new MemberFrame(
        "member",
        changed.group().value(),
        changed.user().value(),
        changed.role().name().toLowerCase(Locale.ROOT),
        changed.change().name().toLowerCase(Locale.ROOT));
  }

  private static PresenceFrame of(PresenceChanged changed) {
    return new PresenceFrame(
        "presence",
        changed.user().value(),
        changed.status().online(),
        WireTime.of(changed.status().lastSeen()));
  }

  private static ReceiptFrame of(Notice.Receipted receipted) {
    Receipt receipt = receipted.receipt();
    return new ReceiptFrame(
        receipt.kind().name().toLowerCase(Locale.ROOT),
        receipt.conversation().nameFor(receipted.reader()),
        receipt.user().value(),
        receipt.upTo().seq(),
        receipted.unread().isPresent() ? receipted.unread().getAsLong() : null);
  }

  private static GapFrame of(Notice.Gap gap) {
    return new GapFrame(
        "gap",
        gap.conversation().nameFor(gap.reader()),
        gap.after() == null ? null : gap.after().toString(),
        gap.head().toString());
  }
}
