package org.chatsystem.core.port.in;

import java.time.Instant;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;

/** Hands out all that is kept of someone, to that one. */
public interface ExportData {
  /**
   * Gives one item after the other, ending with {@link Item.End}; whoever sees none has not got
   * all. Blocks as long as the taker does, and holds one page of messages meanwhile. What the taker
   * throws ends it, and is thrown on.
   *
   * <p>Messages are those that were said before it began: of direct conversations all, from both
   * sides; of groups and the broadcast one's own. Who is in a group is asked before each page.
   *
   * @return whether it was done; {@code false}, and nothing was given, if this user has an export
   *     under way, or too many others have, or there is no such user any more
   */
  boolean export(Username user, Consumer<Item> taker);

  /** One thing that is kept. */
  sealed interface Item {
    /** The account. */
    record Profile(User user, boolean hidesPresence, Instant exportedAt) implements Item {}

    /** A sign-in, without its secrets. */
    record Session(SignIn signIn) implements Item {}

    /** A group that one is in. */
    record Membership(Group group, Role role) implements Item {}

    /** Someone whom one blocks. */
    record Block(Username user) implements Item {}

    /** A bot of one's own. */
    record Bot(User bot) implements Item {}

    /** A webhook that one has made, in a group that one is in. Its secret is not to be told. */
    record Hook(Webhook webhook) implements Item {}

    /** A conversation of one's own, with how far it and oneself in it have got. */
    record Standing(Conversation conversation, long lastSeq, long receivedSeq, long readSeq)
        implements Item {}

    /** A message. */
    record Said(Message message) implements Item {}

    /** That was all. */
    record End(long messages) implements Item {}
  }
}
