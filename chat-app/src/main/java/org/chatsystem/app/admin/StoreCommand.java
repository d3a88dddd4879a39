package org.chatsystem.app.admin;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chatsystem.core.port.in.Administration;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.usecase.UseCases;
import org.chatsystem.redis.NewerLayoutException;
import org.chatsystem.redis.RedisBackend;
import picocli.CommandLine.Command;

/** Opens the store, does one thing, and says in one line what became of it. */
@Command(
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {"", "Exit status: 0 done, 1 refused or failed, 2 a wrong option or setting."})
abstract class StoreCommand implements Callable<Integer> {
  private final Supplier<Premises> premises;
  private final Console console;

  /**
   * @param premises what is administered; throws {@link AdminFault} if there is nothing
   */
  StoreCommand(Supplier<Premises> premises, Console console) {
    this.premises = premises;
    this.console = console;
  }

  /** Does it; throws {@link AdminFault} if it cannot be done. */
  abstract void run(Premises on);

  final Console console() {
    return console;
  }

  /** Says what was asked for, or what was done. */
  final void say(String line) {
    console.out().println(line);
  }

  @Override
  public final Integer call() {
    try {
      run(premises.get());
      console.out().flush();
      return 0;
    } catch (AdminFault e) {
      console.err().println(e.getMessage());
      return e.status();
    } catch (NewerLayoutException | UnavailableException e) {
      console.err().println(rootOf(e).getMessage());
      return AdminFault.refused("").status();
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** What is done with the store open. */
  interface Work {
    void on(Administration administration);
  }

  static void with(Premises premises, Work work) {
    try (RedisBackend backend = RedisBackend.connect(premises.redis())) {
      work.on(UseCases.administration(backend, premises.files().orElseGet(backend::attachments)));
    }
  }
}
