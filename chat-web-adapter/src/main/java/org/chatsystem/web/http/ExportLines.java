package org.chatsystem.web.http;

import java.util.Locale;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.port.in.ExportData.Item;
import org.chatsystem.web.wire.MessageFrame;
import org.chatsystem.web.wire.WireTime;

/** What is exported, as one JSON object for each line, whose {@code kind} says what it is. */
final class ExportLines {
  private record Profile(
      String kind,
      String user,
      String displayName,
      String createdAt,
      boolean hidePresence,
      String exportedAt) {}

  private record Session(
      String kind, String id, String device, String createdAt, String lastUsedAt) {}

  private record Membership(
      String kind,
      String group,
      String title,
      String topic,
      String visibility,
      String createdAt,
      String role) {}

  private record Block(String kind, String user) {}

  private record Bot(String kind, String user, String displayName, String createdAt) {}

  private record Hook(String kind, String group, String url, String createdAt) {}

  private record Standing(
      String kind, String conversation, long lastSeq, long receivedSeq, long readSeq) {}

  private record Said(String kind, String conversation, MessageFrame message) {}

  private record End(String kind, long messages) {}

  private final Username reader;

  /**
   * @param reader whose data it is, who reads it
   */
  ExportLines(Username reader) {
    this.reader = reader;
  }

  Object of(Item item) {
    if (item instanceof Item.Said said) {
      var message = said.message();
      String conversation = message.conversation().nameFor(reader);
      return new Said("message", conversation, MessageFrame.of(message, reader));
    }
    if (item instanceof Item.Standing it) {
      String conversation = it.conversation().nameFor(reader);
      return new Standing(
          "conversation", conversation, it.lastSeq(), it.receivedSeq(), it.readSeq());
    }
    return item instanceof Item.End end ? new End("end", end.messages()) : ofAccount(item);
  }

  private static Object ofAccount(Item item) {
    if (item instanceof Item.Profile profile) {
      return of(profile);
    }
    if (item instanceof Item.Session session) {
      return of(session.signIn());
    }
    if (item instanceof Item.Membership membership) {
      return of(membership);
    }
    if (item instanceof Item.Block block) {
      return new Block("block", block.user().value());
    }
    return item instanceof Item.Hook hook ? of(hook.webhook()) : of(((Item.Bot) item).bot());
  }

  private static Hook of(Webhook made) {
    return new Hook(
        "webhook", made.group().value(), made.url().value(), WireTime.of(made.createdAt()));
  }

  private static Bot of(User bot) {
    return new Bot(
        "bot", bot.name().value(), bot.displayName().text(), WireTime.of(bot.createdAt()));
  }

  private static Profile of(Item.Profile profile) {
    User user = profile.user();
    return new Profile(
        "profile",
        user.name().value(),
        user.displayName().text(),
        WireTime.of(user.createdAt()),
        profile.hidesPresence(),
        WireTime.of(profile.exportedAt()));
  }

  private static Session of(SignIn signIn) {
    return new Session(
        "session",
        signIn.session().value(),
        signIn.device().map(device -> device.name()).orElse(null),
        WireTime.of(signIn.createdAt()),
        WireTime.of(signIn.lastUsedAt()));
  }

  private static Membership of(Item.Membership membership) {
    Group group = membership.group();
    return new Membership(
        "group",
        group.name().value(),
        group.title().text(),
        group.topic().text(),
        lowerCase(group.visibility()),
        WireTime.of(group.createdAt()),
        lowerCase(membership.role()));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
