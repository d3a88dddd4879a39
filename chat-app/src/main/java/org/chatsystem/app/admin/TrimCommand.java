package org.chatsystem.app.admin;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.port.in.Administration.Trimmed;
import org.chatsystem.core.port.out.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code admin trim}: retention, now and to the message. */
@Command(
    name = "trim",
    header = "Removes messages that retention does not keep, at once.",
    description = {
      "Servers remove them by the block, as conversations go on. Works in pieces of a thousand"
          + " messages, so that nobody waits for it. What is younger than the servers'"
          + " CHAT_RETENTION was still shown: who has not seen it is told of a gap."
    })
final class TrimCommand extends StoreCommand {
  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      description = "Such as 12h or 30d; without it, CHAT_RETENTION.")
  private Duration olderThan;

  @Option(
      names = "--conversation",
      paramLabel = "KEY",
      description = "This one alone: dm:alice:bob, group:devs or broadcast.")
  private Conversation conversation;

  TrimCommand(Supplier<Premises> premises, Console console) {
    super(premises, console);
  }

  @Override
  void run(Premises on) {
    Retention kept = on.redis().retention();
    Retention retention =
        new Retention(Optional.ofNullable(olderThan).orElse(kept.age()), kept.messages());
    with(
        on,
        administration -> {
          Trimmed trimmed;
          try (var bar = new ProgressBar(console(), "conversations")) {
            trimmed = administration.trim(Optional.ofNullable(conversation), retention, bar);
          }
          say(
              "Removed %d messages from %d conversations."
                  .formatted(trimmed.messages(), trimmed.conversations()));
        });
  }
}
