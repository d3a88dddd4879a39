package org.chatsystem.web.wire;

import java.util.Optional;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SendMessage.Outcome.Sent;

/**
 * A message is stored and on its way. {@code duplicate} is there, and true, only if its ref had
 * been accepted before.
 */
public record AckFrame(
    String type,
    String ref,
    String id,
    long seq,
    String conversation,
    String sentAt,
    Boolean duplicate) {

  /** For the one who sent it. */
  public static AckFrame of(Sent sent, Username sender, Optional<Ref> ref) {
    return new AckFrame(
        "ack",
        ref.map(Ref::value).orElse(null),
        sent.id().toString(),
        sent.id().seq(),
        sent.conversation().nameFor(sender),
        WireTime.of(sent.id().sentAt()),
        sent.duplicate() ? Boolean.TRUE : null);
  }
}
