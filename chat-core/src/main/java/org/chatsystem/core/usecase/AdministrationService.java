package org.chatsystem.core.usecase;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Administration;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.RosterChange.Result;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.port.out.Upkeep;

/** Works on the store alone; running instances hear of it as they hear of each other. */
final class AdministrationService implements Administration {
  private static final int PAGE = 200;
  private static final int ATTEMPTS = 20;

  private final Backend backend;
  private final Upkeep upkeep;
  private final Standing standing;
  private final AttachmentRemoval removal;

  AdministrationService(Backend backend, AttachmentRemoval removal) {
    this.backend = backend;
    this.upkeep = backend.upkeep();
    this.standing = new Standing(backend.users());
    this.removal = removal;
  }

  @Override
  public void people(NamePrefix prefix, long most, Consumer<Person> taker) {
    Username last = null;
    long left = most;
    while (left > 0) {
      int asked = (int) Math.min(PAGE, left);
      List<User> page = backend.users().findByPrefix(prefix, last, asked);
      handOver(page, taker);
      if (page.isEmpty()) {
        return;
      }
      last = page.get(page.size() - 1).name();
      left -= page.size();
    }
  }

  private void handOver(List<User> page, Consumer<Person> taker) {
    List<Username> names = page.stream().map(User::name).toList();
    Set<Username> disabled = backend.users().disabledAmong(names);
    Map<Username, PresenceStatus> presence = backend.presence().of(names);
    for (User each : page) {
      taker.accept(
          new Person(
              each,
              disabled.contains(each.name()) || (each.bot() && isDisabled(each.name())),
              backend.sessions().of(each.name()).size(),
              presence.getOrDefault(each.name(), PresenceStatus.NEVER_SEEN)));
    }
  }

  private boolean isDisabled(Username bot) {
    return backend.users().find(bot).map(standing::isDisabled).orElse(false);
  }

  @Override
  public boolean disable(Username name) {
    // first the mark: whoever signs in meanwhile looks at it after their session has begun
    return backend.users().setDisabled(name, true) && endAll(name);
  }

  private boolean endAll(Username name) {
    backend.sessions().revokeAll(name);
    for (Username bot : backend.bots().of(name)) {
      if (backend.users().find(bot).flatMap(Account::owner).filter(name::equals).isPresent()) {
        backend.sessions().revokeAll(bot);
      }
    }
    return true;
  }

  @Override
  public boolean enable(Username name) {
    return backend.users().setDisabled(name, false);
  }

  @Override
  public boolean revoke(Username name) {
    boolean isThere = backend.users().find(name).isPresent();
    if (isThere) {
      backend.sessions().revokeAll(name);
    }
    return isThere;
  }

  @Override
  public List<Holding> largest(int most) {
    var smallestFirst = new PriorityQueue<>(Comparator.comparingLong(Upkeep.Size::messages));
    var known = new HashSet<Conversation>();
    upkeep.sizes(
        page -> {
          for (Upkeep.Size each : page) {
            if (known.add(each.conversation())) {
              smallestFirst.add(each);
            }
            if (smallestFirst.size() > most) {
              known.remove(smallestFirst.remove().conversation());
            }
          }
        });
    return smallestFirst.stream()
        .sorted(
            Comparator.comparingLong(Upkeep.Size::messages)
                .reversed()
                .thenComparing(each -> each.conversation().key()))
        .map(each -> new Holding(each, upkeep.roughBytes(each.conversation())))
        .toList();
  }

  @Override
  public Trimmed trim(Optional<Conversation> only, Retention retention, Progress progress) {
    if (only.isPresent()) {
      return new Trimmed(1, upkeep.trim(only.get(), retention));
    }
    var total = new AtomicLong();
    upkeep.sizes(page -> total.addAndGet(page.size()));
    var done = new AtomicLong();
    var removed = new AtomicLong();
    upkeep.sizes(
        page -> {
          for (Upkeep.Size each : page) {
            removed.addAndGet(upkeep.trim(each.conversation(), retention));
            progress.at(done.incrementAndGet(), total.get());
          }
        });
    return new Trimmed(done.get(), removed.get());
  }

  @Override
  public boolean deleteGroup(GroupName name) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (backend.groups().find(name).isEmpty()) {
        return false;
      }
      if (isDeletedForItsOwner(name)) {
        removal.removeAll(new Conversation.OfGroup(name));
        return true;
      }
    }
    throw new UnavailableException("the members of the group change too fast");
  }

  private boolean isDeletedForItsOwner(GroupName name) {
    return backend.groups().members(name).entrySet().stream()
        .filter(each -> each.getValue() == Role.OWNER)
        .anyMatch(each -> backend.groups().delete(name, each.getKey()) == Result.CHANGED);
  }
}
