package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.MessageLog;

final class HistoryService implements ReadHistory {
  private final MessageLog log;
  private final Departures departures;
  private final Access access;

  HistoryService(Backend backend, Access access) {
    this.log = backend.log();
    this.departures = backend.departures();
    this.access = access;
  }

  @Override
  public Outcome read(Query query) {
    Optional<Reason> refusal = access.refusal(query.reader(), query.conversation());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    return query.after() == null ? newest(query) : following(query);
  }

  /** One more than asked for tells whether there is more. */
  private Outcome.Page newest(Query query) {
    List<Message> found = log.readBefore(query.conversation(), query.before(), query.limit() + 1);
    int surplus = Math.max(0, found.size() - query.limit());
    return page(found.subList(surplus, found.size()), surplus > 0);
  }

  private Outcome.Page following(Query query) {
    List<Message> found =
        log.readAfter(query.conversation(), query.after(), query.limit() + 1).stream()
            .filter(each -> query.before() == null || query.before().isAfter(each.id()))
            .toList();
    int size = Math.min(query.limit(), found.size());
    return page(found.subList(0, size), found.size() > size);
  }

  private Outcome.Page page(List<Message> messages, boolean hasMore) {
    return new Outcome.Page(List.copyOf(departures.shown(messages)), hasMore);
  }
}
