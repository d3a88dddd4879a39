package org.chatsystem.app.admin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.chatsystem.redis.RedisArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code admin export}: everything, as lines. */
@Command(
    name = "export",
    header = "Writes everything to a file, as lines of JSON, for import.",
    description = {
      "Accounts, groups, messages with their ids and changes, read marks, blocks, bots, webhooks,"
          + " sign-ins, and files that are kept in Redis (not those in a directory). It holds the"
          + " hashes of passwords and tokens, the secrets of webhooks and all that was said: keep it"
          + " as you keep those.",
      "Beside running servers it is no snapshot: for an exact copy stop them first."
    })
final class ExportCommand extends StoreCommand {
  @Parameters(paramLabel = "FILE", description = "A new file, or - for the standard output.")
  private String file;

  ExportCommand(Supplier<Premises> premises, Console console) {
    super(premises, console);
  }

  @Override
  void run(Premises on) {
    console()
        .err()
        .println("The export holds hashes of passwords and secrets: keep it where you keep those.");
    boolean isFile = !file.equals("-");
    try (var archive = RedisArchive.open(on.redis())) {
      long entries = isFile ? toFile(archive, on) : write(archive, on, console().out());
      String done = "Exported %d entries of %s".formatted(entries, on.redis().prefix());
      if (isFile) {
        say(done + " to " + file + ".");
      } else {
        console().err().println(done + ".");
      }
    } catch (FileAlreadyExistsException e) {
      throw AdminFault.refused(file + " is there already; it is left as it is.");
    } catch (IOException | UncheckedIOException e) {
      throw AdminFault.refused(file + " cannot be written: " + e.getMessage());
    }
  }

  private long toFile(RedisArchive archive, Premises on) throws IOException {
    Path path = Path.of(file);
    create(path);
    try (OutputStream out = Files.newOutputStream(path)) {
      return write(archive, on, out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path); // half of it is of no use, and secret all the same
      throw e;
    }
  }

  /** For its owner alone, from the beginning, where the file system knows owners. */
  private static void create(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }

  private long write(RedisArchive archive, Premises on, OutputStream out) throws IOException {
    var entries = new AtomicLong();
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    String id = UUID.randomUUID().toString();
    line(writer, ArchiveLines.head(id, on.redis().prefix(), Instant.now().toString()));
    try (var bar = new ProgressBar(console(), "keys")) {
      long keys = archive.size();
      archive.read(
          entry -> {
            line(writer, ArchiveLines.of(entry));
            entries.incrementAndGet();
          },
          read -> bar.at(read, keys));
    }
    line(writer, ArchiveLines.tail(entries.get()));
    writer.flush();
    return entries.get();
  }

  private static void line(Writer writer, String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
