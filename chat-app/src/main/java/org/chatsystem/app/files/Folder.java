package org.chatsystem.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.port.out.Attachments.Upload;

/** The files: which there are, where, and until when. Whatever it did not make it leaves alone. */
final class Folder {
  private static final String CONVERSATION = "[0-9a-f]{64}";
  private static final String FILE = "[0-9a-f]{32}(\\.new)?";
  private static final String NEW = ".new";
  private static final int ATTEMPTS = 3;
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Path root;

  private Folder(Path root) {
    this.root = root;
  }

  /** At this place, which is made, and found to take files. */
  static Folder at(Path root) throws IOException {
    Files.createDirectories(root);
    Files.delete(Files.createTempFile(root, "try-", ".tmp"));
    return new Folder(root);
  }

  Path root() {
    return root;
  }

  /** Whole or not at all: a name that is shown has all of its bytes. */
  void write(Upload upload, FileContent content, Instant until) throws IOException {
    Path file = fileOf(upload.conversation(), upload.attachment().id());
    Path made = file.resolveSibling(file.getFileName() + NEW);
    try {
      writeNew(made, FileFormat.join(upload, content));
      Files.setLastModifiedTime(made, FileTime.from(until));
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static void writeNew(Path made, byte[] bytes) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Files.createDirectories(made.getParent());
      try {
        Files.write(made, bytes);
        return;
      } catch (NoSuchFileException e) {
        if (attempt
            == ATTEMPTS) { // a sweep may have removed the empty directory, but not each time
          throw e;
        }
      }
    }
  }

  Optional<Upload> find(Conversation conversation, AttachmentId id) throws IOException {
    try (InputStream file = Files.newInputStream(fileOf(conversation, id))) {
      return Optional.of(FileFormat.upload(file.readNBytes(FileFormat.HEAD), conversation));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  Optional<FileContent> read(Conversation conversation, AttachmentId id) throws IOException {
    try {
      return Optional.of(FileFormat.content(Files.readAllBytes(fileOf(conversation, id))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Until when it is kept; empty if it is not there. */
  Optional<Instant> until(Conversation conversation, AttachmentId id) throws IOException {
    return until(fileOf(conversation, id));
  }

  private static Optional<Instant> until(Path file) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Keeps it until then, or longer if it is already; whether it is there. */
  boolean prolong(Conversation conversation, AttachmentId id, Instant until) throws IOException {
    Path file = fileOf(conversation, id);
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(until)) {
        Files.setLastModifiedTime(file, FileTime.from(until));
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * What the removed one weighed; 0 if it was not there, or over, when a sweep counts it no more.
   */
  int remove(Conversation conversation, AttachmentId id, Instant now) throws IOException {
    return remove(fileOf(conversation, id), now);
  }

  private static int remove(Path file, Instant now) throws IOException {
    boolean counts = until(file).filter(until -> until.isAfter(now)).isPresent();
    int weight = counts ? weightOf(file) : 0;
    return Files.deleteIfExists(file) ? weight : 0;
  }

  long removeAll(Conversation conversation, Instant now) throws IOException {
    Path directory = directoryOf(conversation);
    long weight = 0;
    for (Path file : filesIn(directory, FILE)) {
      weight += remove(file, now);
    }
    removeIfEmpty(directory);
    return weight;
  }

  /**
   * Removes what was over a while ago: a claim that came just in time may be under way. Answers
   * what the rest weighs that is not over.
   */
  long sweep(Instant now) throws IOException {
    long weight = 0;
    for (Path directory : filesIn(root, CONVERSATION)) {
      for (Path file : filesIn(directory, FILE)) {
        Instant until = until(file).orElse(Instant.MIN);
        if (until.isAfter(now)) {
          weight += weightOf(file);
        } else if (!until.isAfter(now.minus(GRACE))) {
          Files.deleteIfExists(file);
        }
      }
      removeIfEmpty(directory);
    }
    return weight;
  }

  private static int weightOf(Path file) throws IOException {
    try {
      return Attachment.weightOf((int) Files.size(file) - FileFormat.HEAD);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static List<Path> filesIn(Path directory, String names) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(each -> each.getFileName().toString().matches(names)).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static void removeIfEmpty(Path directory) throws IOException {
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      // someone keeps something there
    }
  }

  /** Removes all that it made, and itself. */
  void delete() {
    try {
      sweep(Instant.MAX);
      removeIfEmpty(root);
    } catch (IOException e) {
      // whoever empties the system's temporary files finds it
    }
  }

  private Path fileOf(Conversation conversation, AttachmentId id) {
    return directoryOf(conversation).resolve(id.value());
  }

  /** A digest, as a conversation's name has colons and may be longer than names of files may. */
  private Path directoryOf(Conversation conversation) {
    try {
      byte[] name = conversation.key().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
      return root.resolve(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
