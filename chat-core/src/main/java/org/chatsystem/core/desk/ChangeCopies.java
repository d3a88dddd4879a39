package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.Map;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * What became of a message, in one form for all; of a direct message in one for each of the two,
 * who call their conversation differently.
 */
final class ChangeCopies {
  private final MessageChanged changed;
  private final Map<Username, Delivery> ofReader = new HashMap<>();
  private Delivery forAll;

  ChangeCopies(MessageChanged changed) {
    this.changed = changed;
  }

  /** Everyone gets one, whoever made the change and over which connection. */
  void offerTo(LocalConnection connection) {
    connection.offer(copyFor(connection.user()));
  }

  private Delivery copyFor(Username reader) {
    if (changed.conversation() instanceof Conversation.Direct) {
      return ofReader.computeIfAbsent(reader, this::delivery);
    }
    if (forAll == null) {
      forAll = delivery(reader);
    }
    return forAll;
  }

  private Delivery delivery(Username reader) {
    return new Delivery(new Notice.Changed(reader, changed.conversation(), changed.change()));
  }
}
