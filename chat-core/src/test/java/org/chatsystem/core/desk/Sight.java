package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageChange.Edited;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Notice;

/** A conversation as a client makes it up from what it is told. */
final class Sight {
  private final Map<MessageId, Message> messages = new HashMap<>();

  Sight(Told told, Conversation conversation) {
    for (Notice each : told.notices()) {
      if (each instanceof Notice.Said said && said.message().conversation().equals(conversation)) {
        messages.put(said.message().id(), said.message());
      } else if (each instanceof Notice.Changed changed
          && changed.conversation().equals(conversation)) {
        messages.computeIfPresent(
            changed.change().message(), (id, message) -> after(message, changed.change()));
      } else if (each instanceof Notice.Gap gap
          && gap.conversation().equals(conversation)
          && gap.after() == null) {
        messages.clear();
      }
    }
  }

  Map<MessageId, Message> messages() {
    return messages;
  }

  private static Message after(Message message, MessageChange change) {
    if (message.isDeleted()) {
      return message;
    }
    if (change instanceof Edited edited) {
      return message.edited(edited.content(), edited.mentioned(), edited.at());
    }
    return change instanceof Reacted reacted ? after(message, reacted) : message.deleted();
  }

  private static Message after(Message message, Reacted reacted) {
    List<Reaction> all = new ArrayList<>();
    List<Username> users = new ArrayList<>();
    for (Reaction each : message.reactions()) {
      if (each.emoji().equals(reacted.emoji())) {
        users.addAll(each.users());
      } else {
        all.add(each);
      }
    }
    users.remove(reacted.user());
    if (!reacted.removed()) {
      users.add(reacted.user());
    }
    if (!users.isEmpty()) {
      all.add(new Reaction(reacted.emoji(), users));
    }
    return message.reacted(all);
  }

  /** What it says and who reacted how, in whichever order. */
  static String essenceOf(Message message) {
    var reactions = new TreeSet<String>();
    message
        .reactions()
        .forEach(each -> reactions.add(each.emoji() + " " + new TreeSet<>(each.users())));
    return message.content() + " " + message.editedAt() + " " + reactions;
  }
}
