package org.chatsystem.app.admin;

import java.util.List;
import java.util.function.Supplier;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.in.Administration.Holding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code admin conversations}: the largest ones. */
@Command(
    name = "conversations",
    header = "Tells which conversations hold the most messages.",
    description = {
      "Looks at all of them, a page at a time, and keeps the largest in memory alone. Bytes are a"
          + " rough figure: the number of messages times the length of some of the newest."
    })
final class ConversationsCommand extends StoreCommand {
  private static final int MOST = 10_000;
  private static final String ROW = "%-68s  %10s  %14s  %s";

  @Option(names = "--top", paramLabel = "N", description = "How many; ${DEFAULT-VALUE}.")
  private int top = 20;

  @Option(names = "--json", description = "An object a line.")
  private boolean json;

  ConversationsCommand(Supplier<Premises> premises, Console console) {
    super(premises, console);
  }

  @Override
  void run(Premises on) {
    if (top < 1 || top > MOST) {
      throw AdminFault.misuse("--top is a number from 1 to " + MOST + ".");
    }
    with(on, administration -> tell(administration.largest(top)));
  }

  private void tell(List<Holding> largest) {
    if (!json) {
      say(ROW.formatted("CONVERSATION", "MESSAGES", "BYTES", "NEWEST"));
    }
    largest.forEach(each -> say(json ? object(each) : row(each)));
  }

  private static String object(Holding each) {
    MessageId newest = each.size().newest();
    return JsonLine.of(
        "conversation", each.size().conversation().key(),
        "messages", each.size().messages(),
        "bytes", each.bytes(),
        "newest", newest.equals(MessageId.NONE) ? null : newest.toString());
  }

  private static String row(Holding each) {
    MessageId newest = each.size().newest();
    return ROW.formatted(
        each.size().conversation().key(),
        each.size().messages(),
        each.bytes(),
        newest.equals(MessageId.NONE) ? "" : UsersCommand.seconds(newest.sentAt()));
  }
}
