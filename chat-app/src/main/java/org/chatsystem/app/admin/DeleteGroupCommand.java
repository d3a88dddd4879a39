package org.chatsystem.app.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.chatsystem.core.model.GroupName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin delete-group}: asks first. */
@Command(
    name = "delete-group",
    header = "Deletes a group with its messages, as its owner could.",
    description = "Its members are told, and its name is free again. There is no way back.")
final class DeleteGroupCommand extends StoreCommand {
  @Parameters(paramLabel = "NAME", description = "Which group.")
  private GroupName name;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  DeleteGroupCommand(Supplier<Premises> premises, Console console) {
    super(premises, console);
  }

  @Override
  void run(Premises on) {
    if (!yes && !confirmed()) {
      throw AdminFault.refused("Not deleted.");
    }
    with(
        on,
        administration -> {
          if (!administration.deleteGroup(name)) {
            throw AdminFault.refused("There is no group " + name + ".");
          }
        });
    say("Deleted the group " + name + " with its messages.");
  }

  private boolean confirmed() {
    console().err().print("Delete the group " + name + " with all its messages? Type its name: ");
    console().err().flush();
    return line().strip().equals(name.value());
  }

  /** No more than what fits: whatever comes after it is not the name. */
  private String line() {
    var line = new ByteArrayOutputStream();
    try {
      for (int read = console().in().read();
          read >= 0 && read != '\n' && line.size() < 100;
          read = console().in().read()) {
        line.write(read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
