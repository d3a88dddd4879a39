package org.chatsystem.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * A file for each attachment, in a directory for each conversation. Names are digests and ids that
 * are made here, never what a person typed. A file's time of modification is when it is over: it is
 * moved by a claim, and looked at before anything is read, so that what is over is gone at once
 * although it is swept later.
 *
 * <p>Several instances may share the directory, if it is one for all of them. Then each knows what
 * the others have added as of its last sweep, so together they may take that much more than there
 * is room for.
 */
public final class DiskAttachments implements Attachments, AutoCloseable {
  private final Folder folder;
  private final InstantSource clock;
  private final boolean isTemporary;
  private final Sweeps sweeps;

  private DiskAttachments(Path directory, InstantSource clock, boolean isTemporary)
      throws IOException {
    this.folder = Folder.at(directory);
    this.clock = clock;
    this.isTemporary = isTemporary;
    this.sweeps = new Sweeps(folder, clock);
    sweeps.start();
  }

  /**
   * In this directory, which is made if it is not there. What else is in it is left alone.
   *
   * @throws IOException if nothing can be written there
   */
  public static DiskAttachments in(Path directory, InstantSource clock) throws IOException {
    return new DiskAttachments(directory, clock, false);
  }

  /**
   * In a directory of their own among the system's temporary files, which goes when this is closed.
   *
   * @throws IOException if there can be none
   */
  public static DiskAttachments temporary() throws IOException {
    Path directory = Files.createTempDirectory("chat-attachments-");
    return new DiskAttachments(directory, InstantSource.system(), true);
  }

  /** Where the files are. */
  Path directory() {
    return folder.root();
  }

  @Override
  public boolean keep(Upload upload, FileContent content, Duration time, long room) {
    int more = upload.attachment().weight();
    try {
      if (!sweeps.add(more, room)) {
        return false;
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
    try {
      folder.write(upload, content, clock.instant().plus(time));
      sweeps.written(more);
      return true;
    } catch (IOException e) {
      sweeps.failed(more);
      throw unavailable(e);
    }
  }

  @Override
  public synchronized Optional<List<Attachment>> claim(
      Username owner, Conversation conversation, List<AttachmentId> ids, Duration time) {
    try {
      var known = new ArrayList<Attachment>();
      for (AttachmentId id : ids) {
        find(conversation, id)
            .filter(upload -> upload.owner().equals(owner))
            .ifPresent(upload -> known.add(upload.attachment()));
      }
      return known.size() == ids.size() && prolong(conversation, ids, time)
          ? Optional.of(known)
          : Optional.empty();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private Optional<Upload> find(Conversation conversation, AttachmentId id) throws IOException {
    return isThere(conversation, id) ? folder.find(conversation, id) : Optional.empty();
  }

  private boolean prolong(Conversation conversation, List<AttachmentId> ids, Duration time)
      throws IOException {
    Instant until = clock.instant().plus(time);
    for (AttachmentId id : ids) {
      if (!folder.prolong(conversation, id, until)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<FileContent> read(Conversation conversation, AttachmentId id) {
    try {
      return isThere(conversation, id) ? folder.read(conversation, id) : Optional.empty();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private boolean isThere(Conversation conversation, AttachmentId id) throws IOException {
    return folder
        .until(conversation, id)
        .filter(until -> until.isAfter(clock.instant()))
        .isPresent();
  }

  @Override
  public void remove(Conversation conversation, Collection<AttachmentId> ids) {
    try {
      for (AttachmentId id : ids) {
        sweeps.remove(() -> folder.remove(conversation, id, clock.instant()));
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void removeAll(Conversation conversation) {
    try {
      sweeps.remove(() -> folder.removeAll(conversation, clock.instant()));
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static UnavailableException unavailable(IOException e) {
    return new UnavailableException("attachments cannot be reached", e);
  }

  @Override
  public void close() {
    sweeps.close();
    if (isTemporary) {
      folder.delete();
    }
  }
}
