package org.chatsystem.app.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.chatsystem.redis.RedisArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin import}: what an export holds, under the prefix of the settings. */
@Command(
    name = "import",
    header = "Adds everything that an export holds.",
    description = {
      "All ids stay, so clients go on where they were. A file is checked before anything is"
          + " written; from the standard input each line is checked before it is. After a break the"
          + " same import may be repeated, and goes on. Start servers when it is done; webhooks"
          + " call from then on, and what expired meanwhile is gone."
    })
final class ImportCommand extends StoreCommand {
  @Parameters(paramLabel = "FILE", description = "What export wrote, or - for the standard input.")
  private String file;

  @Option(names = "--check", description = "Look whether every line is good, and write nothing.")
  private boolean check;

  @Option(
      names = "--over",
      description = {
        "Also where there is something, or a server runs: what the export has takes its place, all"
            + " else stays."
      })
  private boolean over;

  ImportCommand(Supplier<Premises> premises, Console console) {
    super(premises, console);
  }

  @Override
  void run(Premises on) {
    try {
      if (!file.equals("-")) {
        long entries = checked();
        if (check) {
          say("All " + entries + " entries of " + file + " are good; nothing was written.");
          return;
        }
      } else if (check) {
        say("All " + checked() + " entries are good; nothing was written.");
        return;
      }
      long entries = add(on);
      say("Imported %d entries into %s.".formatted(entries, on.redis().prefix()));
    } catch (IOException e) {
      throw AdminFault.refused(file + " cannot be read: " + e.getMessage());
    }
  }

  private long checked() throws IOException {
    try (var lines = open();
        var bar = new ProgressBar(console(), "bytes checked")) {
      var importing = new Importing(lines, bar, size());
      var unused = importing.head();
      return importing.check();
    }
  }

  private long add(Premises on) throws IOException {
    try (var archive = RedisArchive.open(on.redis());
        var lines = open();
        var bar = new ProgressBar(console(), "bytes")) {
      var importing = new Importing(lines, bar, size());
      String id = importing.head();
      if (!over) {
        refuseUnlessFree(archive, id, on.redis().prefix());
      }
      archive.begin(id);
      long entries = importing.addTo(archive);
      archive.finish();
      return entries;
    }
  }

  private static void refuseUnlessFree(RedisArchive archive, String id, String prefix) {
    if (archive.isServed()) {
      throw AdminFault.refused("A server runs on " + prefix + ": stop it first (or see --over).");
    }
    boolean goesOn = archive.begun().filter(id::equals).isPresent();
    if (!goesOn && !archive.isEmpty()) {
      throw AdminFault.refused(
          "There is something under "
              + prefix
              + " already: choose another CHAT_REDIS_PREFIX (or"
              + " see --over).");
    }
  }

  private LineSource open() throws IOException {
    return new LineSource(file.equals("-") ? console().in() : Files.newInputStream(Path.of(file)));
  }

  private long size() throws IOException {
    return file.equals("-") ? 0 : Files.size(Path.of(file));
  }
}
