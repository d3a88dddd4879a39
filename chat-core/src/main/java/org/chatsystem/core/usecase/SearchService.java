package org.chatsystem.core.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.MessageLog;

/** Lets few search at once, and only where they may read. */
final class SearchService implements SearchMessages {
  private final MessageLog log;
  private final Departures departures;
  private final Access access;
  private final SearchLimits limits;
  private final Semaphore places;
  private final Set<Username> searching = ConcurrentHashMap.newKeySet();

  SearchService(MessageLog log, Departures departures, Access access, SearchLimits limits) {
    this.log = log;
    this.departures = departures;
    this.access = access;
    this.limits = limits;
    this.places = new Semaphore(limits.concurrent());
  }

  @Override
  public Outcome search(Query query) {
    if (!searching.add(query.reader())) {
      return new Outcome.Busy();
    }
    try {
      return searchIfThereIsRoom(query);
    } finally {
      searching.remove(query.reader());
    }
  }

  private Outcome searchIfThereIsRoom(Query query) {
    if (!places.tryAcquire()) {
      return new Outcome.Busy();
    }
    try {
      return searchWhereAllowed(query);
    } finally {
      places.release();
    }
  }

  private Outcome searchWhereAllowed(Query query) {
    Optional<Conversation> in = query.criteria().in();
    Optional<ReadHistory.Reason> refusal =
        in.flatMap(conversation -> access.refusal(query.reader(), conversation));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    if (isForSomeoneGone(query)) {
      return new Outcome.Page(List.of(), Optional.empty(), true);
    }
    Collection<Conversation> where =
        in.<Collection<Conversation>>map(List::of)
            .orElseGet(() -> access.conversationsOf(query.reader()));
    Outcome.Page page = new LogScan(log, query, limits).through(where);
    return new Outcome.Page(departures.shown(page.messages()), page.next(), page.complete());
  }

  /** Else it would tell what they said. */
  private boolean isForSomeoneGone(Query query) {
    Optional<Username> from = query.criteria().from();
    return from.isPresent() && !departures.among(Set.of(from.get())).isEmpty();
  }
}
