package org.chatsystem.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments;

/** Keeps bytes on the heap; what is over goes with the next upload. */
final class InMemoryAttachments implements Attachments {
  private record Entry(Upload upload, FileContent content, Instant until) {
    boolean isFor(Conversation conversation) {
      return upload.conversation().equals(conversation);
    }

    int weight() {
      return upload.attachment().weight();
    }
  }

  private final Map<AttachmentId, Entry> entries = new HashMap<>();
  private final InstantSource clock;
  private long weight;

  InMemoryAttachments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean keep(Upload upload, FileContent content, Duration time, long room) {
    Instant now = clock.instant();
    List.copyOf(entries.values()).stream()
        .filter(each -> !each.until().isAfter(now))
        .forEach(this::forget);
    if (weight + upload.attachment().weight() > room) {
      return false;
    }
    var entry = new Entry(upload, content, now.plus(time));
    entries.put(upload.attachment().id(), entry);
    weight += entry.weight();
    return true;
  }

  @Override
  public synchronized Optional<List<Attachment>> claim(
      Username owner, Conversation conversation, List<AttachmentId> ids, Duration time) {
    List<Entry> found =
        ids.stream()
            .flatMap(id -> find(conversation, id).stream())
            .filter(each -> each.upload().owner().equals(owner))
            .toList();
    if (found.size() < ids.size()) {
      return Optional.empty();
    }
    Instant until = clock.instant().plus(time);
    found.stream().filter(each -> until.isAfter(each.until())).forEach(each -> keep(each, until));
    return Optional.of(found.stream().map(each -> each.upload().attachment()).toList());
  }

  private void keep(Entry entry, Instant until) {
    entries.put(
        entry.upload().attachment().id(), new Entry(entry.upload(), entry.content(), until));
  }

  @Override
  public synchronized Optional<FileContent> read(Conversation conversation, AttachmentId id) {
    return find(conversation, id).map(Entry::content);
  }

  private Optional<Entry> find(Conversation conversation, AttachmentId id) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> entry.isFor(conversation) && entry.until().isAfter(clock.instant()));
  }

  @Override
  public synchronized void remove(Conversation conversation, Collection<AttachmentId> ids) {
    ids.forEach(id -> find(conversation, id).ifPresent(this::forget));
  }

  @Override
  public synchronized void removeAll(Conversation conversation) {
    List.copyOf(entries.values()).stream()
        .filter(each -> each.isFor(conversation))
        .forEach(this::forget);
  }

  private void forget(Entry entry) {
    entries.remove(entry.upload().attachment().id());
    weight -= entry.weight();
  }
}
