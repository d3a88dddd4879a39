package org.chatsystem.core.desk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
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
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.Upkeep;
import org.chatsystem.core.port.out.Users;
import org.chatsystem.core.port.out.Webhooks;

/** A backend whose bus and reads are in a test's hand. */
final class FaultyBackend implements Backend {
  private static final Set<String> READS =
      Set.of(
          "readAfter",
          "heads",
          "after",
          "newest",
          "conversationsOf",
          "roster",
          "rolesOf",
          "time",
          "isLive",
          "liveAmong");

  private final Backend backend;
  private final FaultyBus bus;
  private final MessageLog log;
  private final MessageChanges changes;
  private final Groups groups;
  private final Sessions sessions;
  private final Presence presence;
  private volatile Runnable beforeReads = () -> {};
  private volatile ReadHook afterReads = name -> {};
  private volatile Runnable beforePresence = () -> {};
  private volatile ReadHook afterPresence = name -> {};

  /** Told the name of a read that has been answered, before the answer is used. */
  interface ReadHook {
    void read(String name);
  }

  FaultyBackend(Backend backend, long seed) {
    this.backend = backend;
    this.bus = new FaultyBus(backend.bus(), seed);
    this.log = reading(MessageLog.class, backend.log());
    this.changes = reading(MessageChanges.class, backend.changes());
    this.groups = reading(Groups.class, backend.groups());
    this.sessions = reading(Sessions.class, backend.sessions());
    this.presence = reading(Presence.class, backend.presence());
  }

  /** Done before each read; may throw what the store throws, or wait. */
  void beforeReads(Runnable hook) {
    beforeReads = hook;
  }

  void afterReads(ReadHook hook) {
    afterReads = hook;
  }

  void beforePresence(Runnable hook) {
    beforePresence = hook;
  }

  /** Told of each call about presence when it has been answered, before the answer is used. */
  void afterPresence(ReadHook hook) {
    afterPresence = hook;
  }

  /** The same store without faults. */
  Backend plain() {
    return backend;
  }

  @SuppressWarnings("unchecked")
  private <T> T reading(Class<T> port, T target) {
    return (T)
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(port, target, method, arguments));
  }

  private Object call(Class<?> port, Object target, Method method, Object[] arguments)
      throws Throwable {
    boolean reads = READS.contains(method.getName());
    if (reads) {
      beforeReads.run();
    }
    if (port == Presence.class) {
      beforePresence.run();
    }
    try {
      Object answer = method.invoke(target, arguments);
      if (reads) {
        afterReads.read(method.getName());
      }
      if (port == Presence.class) {
        afterPresence.read(method.getName());
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Users users() {
    return backend.users();
  }

  @Override
  public Groups groups() {
    return groups;
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

  FaultyBus faultyBus() {
    return bus;
  }

  @Override
  public Blocks blocks() {
    return backend.blocks();
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  public ReadMarkers readMarkers() {
    return backend.readMarkers();
  }

  @Override
  public Allowances allowances() {
    return backend.allowances();
  }

  @Override
  public Bots bots() {
    return backend.bots();
  }

  @Override
  public Departures departures() {
    return backend.departures();
  }

  @Override
  public Webhooks webhooks() {
    return backend.webhooks();
  }

  @Override
  public Attachments attachments() {
    return backend.attachments();
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Upkeep upkeep() {
    return backend.upkeep();
  }

  @Override
  public void close() {
    backend.close();
  }
}
