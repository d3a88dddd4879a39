package org.chatsystem.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.chatsystem.core.fixture.SampleAttachments.text;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chatsystem.core.contract.AttachmentsContract;
import org.chatsystem.core.fixture.SampleAttachments;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskAttachmentsTest implements AttachmentsContract {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T13:28:00.123Z"));
  private final Username alice = stranger();
  private final Conversation talk = dm(alice, stranger());

  @TempDir private Path directory;
  private DiskAttachments files;

  @BeforeEach
  void open() throws IOException {
    files = DiskAttachments.in(directory, now::get);
  }

  @AfterEach
  void close() {
    files.close();
  }

  /** One object, as what another one adds is not known at once. */
  @Override
  public Attachments here() {
    return files;
  }

  @Override
  public Attachments elsewhere() {
    return files;
  }

  @Override
  public void later(Duration time) {
    now.updateAndGet(before -> before.plus(time).plusMillis(1));
  }

  private Attachment keep(Duration time) {
    Attachment note = SampleAttachments.of(text(5));
    var upload = new Attachments.Upload(alice, talk, note);
    assertThat(files.keep(upload, new FileContent(text(5)), time, ROOM)).isTrue();
    return note;
  }

  private List<Path> everyFile() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(each -> !each.equals(directory)).toList();
    }
  }

  @Test
  void isThereAgainAfterARestartAndForAnotherInstance() throws IOException {
    Attachment note = keep(LONG);
    try (var other = DiskAttachments.in(directory, now::get)) {
      assertThat(other.read(talk, note.id())).contains(new FileContent(text(5)));
      assertThat(other.claim(alice, talk, List.of(note.id()), LONG.multipliedBy(3)))
          .contains(List.of(note));
      later(LONG.multipliedBy(2));
      assertThat(files.read(talk, note.id())).isPresent();
      var more = new Attachments.Upload(alice, talk, SampleAttachments.of(text(1)));
      assertThat(other.keep(more, new FileContent(text(1)), LONG, 8_191)).isFalse();
      assertThat(other.keep(more, new FileContent(text(1)), LONG, 8_192)).isTrue();
      other.removeAll(talk);
    }
    assertThat(files.read(talk, note.id())).isEmpty();
    assertThat(everyFile()).isEmpty();
  }

  @Test
  void staysInItsDirectoryWhateverAFileIsCalled() throws IOException {
    for (String name : List.of("%2e%2e%2fetc", "a:b*?|<>\"'$(x)`", "con", "x".repeat(120))) {
      var attachment = SampleAttachments.named(name, FileType.TEXT, 1);
      var upload = new Attachments.Upload(alice, talk, attachment);
      files.keep(upload, new FileContent(text(1)), LONG, ROOM);
      assertThat(files.claim(alice, talk, List.of(attachment.id()), LONG).orElseThrow().get(0))
          .extracting(Attachment::name)
          .isEqualTo(new FileName(name));
    }
    assertThat(everyFile())
        .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{32}|[0-9a-f]{64}"))
        .hasSize(5);
  }

  @Test
  void sweepsWhatIsOverAndLeavesWhatIsNotItsOwn() throws IOException {
    Files.writeString(directory.resolve("README"), "mine");
    Files.createDirectory(directory.resolve("lost+found"));
    keep(SHORT);
    later(SHORT);
    later(Duration.ofMinutes(1));
    try (var again = DiskAttachments.in(directory, now::get)) {
      assertThat(again.directory()).isEqualTo(directory);
      assertThat(everyFile())
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("README", "lost+found");
    }
  }

  @Test
  void aTemporaryDirectoryGoesWithIt() throws IOException {
    var temporary = DiskAttachments.temporary();
    Path place = temporary.directory();
    var upload = new Attachments.Upload(alice, talk, SampleAttachments.of(text(5)));
    temporary.keep(upload, new FileContent(text(5)), LONG, ROOM);
    assertThat(place).isNotEmptyDirectory();
    temporary.close();
    assertThat(place).doesNotExist();
  }

  @Test
  void isUnavailableWhenItsDirectoryIsNot() throws IOException {
    Attachment note = keep(LONG);
    Path blocked = Files.writeString(directory.resolve("blocked"), "");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DiskAttachments.in(blocked, now::get));
    Path own = everyFile().stream().filter(Files::isDirectory).findFirst().orElseThrow();
    files.remove(talk, List.of(note.id()));
    Files.delete(own);
    Files.writeString(own, "in the way");
    var upload = new Attachments.Upload(alice, talk, note);
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> files.keep(upload, new FileContent(text(5)), LONG, 4_096));
    }
  }
}
