package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.Username;

/** Shows how far the others have got in a conversation. */
public interface ShowReceipts {
  /** How far everyone has got whose receipts this user is told of, without themselves. */
  Outcome show(Username reader, Conversation conversation);

  /** What came of it. */
  sealed interface Outcome {
    /**
     * How far they are.
     *
     * @param receipts by name; those who have received nothing are left out, and in a group of more
     *     than 100 members it is nobody
     */
    record Shown(List<Entry> receipts) implements Outcome {}

    /** The reader may not read there. */
    record Refused(ReadHistory.Reason reason) implements Outcome {}
  }

  /** How far one of them is. */
  record Entry(Username user, Marks marks) {}
}
