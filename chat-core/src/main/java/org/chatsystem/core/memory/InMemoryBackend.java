package org.chatsystem.core.memory;

import java.time.InstantSource;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.Bots;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Presence;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.Upkeep;
import org.chatsystem.core.port.out.Users;
import org.chatsystem.core.port.out.Webhooks;

/**
 * A backend that lives in this process and ends with it. It needs nothing, never is away, and keeps
 * every promise of the ports. Its one thread, which tells the bus's listener, is a daemon.
 */
public final class InMemoryBackend implements Backend {
  private final SharedStore store;
  private final InMemoryMessageLog log;
  private final InMemoryMessageChanges changes;
  private final InMemoryMessageBus bus;
  private final InMemoryPresence presence;
  private final InMemoryDepartures departures;
  private final InMemoryUpkeep upkeep;

  private InMemoryBackend(SharedStore store, Retention retention) {
    this.store = store;
    this.log = new InMemoryMessageLog(store, retention);
    this.changes = new InMemoryMessageChanges(store, retention);
    this.bus = new InMemoryMessageBus(store.wire());
    this.presence = new InMemoryPresence(store.board());
    this.departures = new InMemoryDepartures(store, retention);
    this.upkeep = new InMemoryUpkeep(store);
  }

  /**
   * An empty store that keeps messages by {@link Retention#DEFAULT} and goes by the system clock.
   */
  public static InMemoryBackend create() {
    return create(Retention.DEFAULT, InstantSource.system());
  }

  /** An empty store that keeps so much and goes by this clock. */
  public static InMemoryBackend create(Retention retention, InstantSource clock) {
    return new InMemoryBackend(new SharedStore(clock), retention);
  }

  /** What all nodes have in common. */
  SharedStore store() {
    return store;
  }

  /**
   * A further node over the same store, as if it were another instance; for tests of what several
   * instances do together.
   *
   * @param retention how much this node keeps of the conversations that it appends to
   */
  public InMemoryBackend anotherNode(Retention retention) {
    return new InMemoryBackend(store, retention);
  }

  @Override
  public Users users() {
    return store.users();
  }

  @Override
  public Groups groups() {
    return store.groups();
  }

  @Override
  public MessageLog log() {
    return log;
  }

  @Override
  public MessageChanges changes() {
    return changes;
  }

  @Override
  public MessageBus bus() {
    return bus;
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  public ReadMarkers readMarkers() {
    return store.readMarkers();
  }

  @Override
  public Allowances allowances() {
    return store.allowances();
  }

  @Override
  public Bots bots() {
    return store.bots();
  }

  @Override
  public Blocks blocks() {
    return store.blocks();
  }

  @Override
  public Webhooks webhooks() {
    return store.webhooks();
  }

  @Override
  public Attachments attachments() {
    return store.attachments();
  }

  @Override
  public Sessions sessions() {
    return store.sessions();
  }

  @Override
  public Departures departures() {
    return departures;
  }

  @Override
  public Upkeep upkeep() {
    return upkeep;
  }

  @Override
  public void close() {
    presence.giveBackLease();
    bus.close();
  }
}
