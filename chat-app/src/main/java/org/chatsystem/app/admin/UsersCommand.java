package org.chatsystem.app.admin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.port.in.Administration.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code admin users}: one line for each account, while they are read. */
@Command(
    name = "users",
    header = "Lists accounts, in the order of their names.",
    description = {
      "Who hides their presence hides it here too. The list is written while it is read: any number"
          + " of accounts takes no memory."
    })
final class UsersCommand extends StoreCommand {
  private static final String ROW = "%-32s  %-20s  %-8s  %8s  %-20s  %s";

  @Option(names = "--prefix", paramLabel = "TEXT", description = "Only those whose names begin so.")
  private NamePrefix prefix = NamePrefix.ANY;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--json", description = "An object a line.")
  private boolean json;

  UsersCommand(Supplier<Premises> premises, Console console) {
    super(premises, console);
  }

  @Override
  void run(Premises on) {
    if (limit < 1) {
      throw AdminFault.misuse("--limit is 1 or more.");
    }
    if (!json) {
      say(ROW.formatted("NAME", "CREATED", "STATE", "SIGN-INS", "LAST SEEN", "DISPLAY NAME"));
    }
    with(
        on,
        administration ->
            administration.people(
                prefix, limit, each -> say(json ? JsonLine.of(asFields(each)) : row(each))));
  }

  private static Object[] asFields(Person person) {
    return new Object[] {
      "user", person.user().name().value(),
      "displayName", person.user().displayName().text(),
      "createdAt", person.user().createdAt().toString(),
      "bot", person.user().bot(),
      "disabled", person.disabled(),
      "signIns", person.signIns(),
      "online", person.presence().online(),
      "lastSeen", person.presence().lastSeen().map(Instant::toString).orElse(null)
    };
  }

  private static String row(Person person) {
    String state = person.disabled() ? "disabled" : person.user().bot() ? "bot" : "";
    String seen = person.presence().lastSeen().map(UsersCommand::seconds).orElse("");
    return ROW.formatted(
        person.user().name(),
        seconds(person.user().createdAt()),
        state,
        person.signIns(),
        person.presence().online() ? "online" : seen,
        person.user().displayName().text());
  }

  static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
