package org.chatsystem.web.wire;

import java.util.List;
import org.chatsystem.core.model.MessageChange.Edited;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Notice;

/** What became of messages: {@code edited}, {@code deleted} and {@code reaction}. */
final class ChangeFrames {
  private record EditedFrame(
      String type,
      String conversation,
      String id,
      String content,
      List<String> mentions,
      String editedAt) {}

  private record DeletedFrame(String type, String conversation, String id) {}

  private record ReactionFrame(
      String type, String conversation, String id, String user, String emoji, boolean removed) {}

  private ChangeFrames() {}

  static Object of(Notice.Changed changed) {
    String conversation = changed.conversation().nameFor(changed.reader());
    String id = changed.change().message().toString();
    if (changed.change() instanceof Edited edited) {
      return new EditedFrame(
          "edited",
          conversation,
          id,
          edited.content().text(),
          edited.mentioned().isEmpty()
              ? null
              : edited.mentioned().stream().map(Username::value).toList(),
          WireTime.of(edited.at()));
    }
    if (changed.change() instanceof Reacted reacted) {
      return new ReactionFrame(
          "reaction",
          conversation,
          id,
          reacted.user().value(),
          reacted.emoji().value(),
          reacted.removed());
    }
    return new DeletedFrame("deleted", conversation, id);
  }
}
