package org.chatsystem.core.usecase;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ExportData;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;

/** Lets few export at once: each holds a thread for as long as its taker takes. */
final class ExportService implements ExportData {
  private static final int CONCURRENT = 4;

  private final Backend backend;
  private final Access access;
  private final BotService bots;
  private final Semaphore places = new Semaphore(CONCURRENT);
  private final Set<Username> exporting = ConcurrentHashMap.newKeySet();

  ExportService(Backend backend, Access access, BotService bots) {
    this.backend = backend;
    this.access = access;
    this.bots = bots;
  }

  @Override
  public boolean export(Username user, Consumer<Item> taker) {
    if (!exporting.add(user)) {
      return false;
    }
    try {
      return exportIfThereIsRoom(user, taker);
    } finally {
      exporting.remove(user);
    }
  }

  private boolean exportIfThereIsRoom(Username user, Consumer<Item> taker) {
    if (!places.tryAcquire()) {
      return false;
    }
    try {
      Optional<Account> account = backend.users().find(user);
      account.ifPresent(
          found -> new Export(backend, access, found.user(), taker).give(bots.list(user)));
      return account.isPresent();
    } finally {
      places.release();
    }
  }
}
