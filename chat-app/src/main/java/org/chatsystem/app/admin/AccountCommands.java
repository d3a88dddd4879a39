package org.chatsystem.app.admin;

import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is done to one account. */
final class AccountCommands {
  private AccountCommands() {}

  private abstract static class AccountCommand extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "Whose account.")
    private Username name;

    private final BiPredicate<Administration, Username> action;
    private final String done;

    /**
     * @param action does it; tells whether there is such an account
     * @param done what has happened then, with a place for the name
     */
    AccountCommand(
        Supplier<Premises> premises,
        Console console,
        BiPredicate<Administration, Username> action,
        String done) {
      super(premises, console);
      this.action = action;
      this.done = done;
    }

    @Override
    final void run(Premises on) {
      with(
          on,
          administration -> {
            if (!action.test(administration, name)) {
              throw AdminFault.refused("There is no account " + name + ".");
            }
          });
      say(done.formatted(name));
    }
  }

  @Command(
      name = "disable",
      header = "Keeps someone out: ends their sign-ins and connections, and lets in nobody.",
      description = "So are their bots. Name, messages and groups stay. See enable.")
  static final class Disable extends AccountCommand {
    Disable(Supplier<Premises> premises, Console console) {
      super(
          premises,
          console,
          Administration::disable,
          "Disabled %s; all sign-ins of it and its bots have ended.");
    }
  }

  @Command(
      name = "enable",
      header = "Lets someone sign in again who was disabled.",
      description = "Their bots need new tokens.")
  static final class Enable extends AccountCommand {
    Enable(Supplier<Premises> premises, Console console) {
      super(premises, console, Administration::enable, "Enabled %s.");
    }
  }

  @Command(
      name = "revoke",
      header = "Ends all sign-ins of someone, who may sign in again; of a bot its token.")
  static final class Revoke extends AccountCommand {
    Revoke(Supplier<Premises> premises, Console console) {
      super(premises, console, Administration::revoke, "Revoked all sign-ins of %s.");
    }
  }
}
