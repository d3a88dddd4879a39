package org.chatsystem.core.desk;

import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.leave;
import static org.chatsystem.core.fixture.SampleGroups.remove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ConnectUser.Connection;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * One random course of events over a faulty bus and a log that fails now and then. The same seed
 * makes the same steps, though threads may run otherwise. Keeps the {@link Truth} as it goes.
 */
final class Schedule implements AutoCloseable {
  private static final DeskLimits LIMITS =
      new DeskLimits(
          2, 6, 3, 12, 2, Duration.ofMillis(15), Duration.ofMillis(2), Duration.ofMillis(2));

  private static final List<Emoji> EMOJI = List.of(new Emoji("👍"), new Emoji("❤️"));

  private final Random random;
  private final AtomicLong millis = new AtomicLong(1_763_818_080_000L);
  private final AtomicInteger failingReads = new AtomicInteger();
  private final FaultyBackend backend;
  private final DeliveryDesk desk;
  private final List<Username> users = new ArrayList<>();
  private final List<GroupName> groups = new ArrayList<>();
  private final List<Truth.Client> open = new ArrayList<>();
  private final Map<Truth.Client, Connection> connections = new HashMap<>();
  private final Truth truth = new Truth();
  private int refs;

  Schedule(long seed) {
    random = new Random(seed);
    var store = InMemoryBackend.create(Retention.DEFAULT, () -> Instant.ofEpochMilli(millis.get()));
    backend = new FaultyBackend(store, seed);
    for (int i = 0; i < 3; i++) {
      users.add(SampleUsers.signedUp(store));
    }
    for (int i = 0; i < 2; i++) {
      GroupName group = SampleGroups.founded(store, users.get(i));
      groups.add(group);
      truth.joined(group, users.get(i), 0);
    }
    desk = new DeliveryDesk(backend, LIMITS, Monitor.NONE);
    backend.beforeReads(this::failNowAndThen);
    backend.faultyBus().faults(FaultyBus.Faults.MANY);
  }

  private void failNowAndThen() {
    if (failingReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new UnavailableException("an outage");
    }
  }

  /** Runs so many steps, mends all faults, and answers what is true. */
  Truth run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
    mend();
    truth.endsAs(backend.plain().log());
    return truth;
  }

  /** What may still be under way goes its way; what was lost is found again. */
  void mend() {
    failingReads.set(0);
    backend.faultyBus().faults(FaultyBus.Faults.NONE);
    backend.faultyBus().flow();
    backend.faultyBus().confirm();
    backend.faultyBus().restore();
  }

  private void step() {
    millis.addAndGet(random.nextInt(3));
    switch (random.nextInt(18)) {
      case 0, 1 -> connect();
      case 2 -> disconnect();
      case 3 -> joinOrLeave();
      case 4 -> resume();
      case 5 -> failingReads.addAndGet(random.nextInt(4));
      case 6 -> backend.faultyBus().stall();
      case 7, 8 -> backend.faultyBus().flow();
      case 9 -> backend.faultyBus().restore();
      case 10 -> backend.faultyBus().confirm();
      case 11 -> burst();
      case 16, 17 -> alter();
      default -> say();
    }
  }

  private void burst() {
    int messages = 2 + random.nextInt(8);
    for (int i = 0; i < messages; i++) {
      say();
    }
  }

  private void connect() {
    if (open.size() >= 6) {
      return;
    }
    var client = new Truth.Client(one(users), new Told());
    var stage = desk.connect(client.user(), Optional.empty(), client.told()).toCompletableFuture();
    try {
      Connection connection = null;
      while (connection == null) {
        backend.faultyBus().confirm();
        connection = poll(stage);
      }
      client.connected(connection.id());
      truth.connected(client);
      connections.put(client, connection);
      open.add(client);
    } catch (CompletionException unavailable) {
      truth.refused(client);
    }
  }

  private static Connection poll(java.util.concurrent.Future<Connection> stage) {
    try {
      return stage.get(1, TimeUnit.MILLISECONDS);
    } catch (TimeoutException notYet) {
      return null;
    } catch (ExecutionException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private void disconnect() {
    if (open.isEmpty()) {
      return;
    }
    Truth.Client client = open.remove(random.nextInt(open.size()));
    connections.remove(client).close();
    truth.disconnected(client);
  }

  private void joinOrLeave() {
    GroupName group = one(groups);
    Username user = users.get(2);
    if (!truth.isMember(group, user)) {
      long before = Told.now();
      backend.plain().groups().change(change(group, join(user)));
      truth.joined(group, user, before);
    } else {
      var step = random.nextBoolean() ? leave(user) : remove(user);
      backend.plain().groups().change(change(group, step));
      truth.left(group, user);
    }
  }

  private void resume() {
    if (open.isEmpty()) {
      return;
    }
    Truth.Client client = one(open);
    Map<Conversation, MessageId> cursors = new HashMap<>();
    for (Conversation each : conversationsOf(client.user())) {
      List<MessageId> known = truth.heldBy(client, each);
      if (random.nextInt(3) > 0) {
        cursors.put(each, known.isEmpty() ? MessageId.NONE : one(known));
      }
    }
    Optional<Instant> since =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(millis.get() + random.nextInt(40) - 20));
    truth.resumed(client, cursors);
    connections.get(client).resume(cursors, since);
  }

  /** Something becomes of a message, mostly of a late one. */
  private void alter() {
    Username actor = one(users);
    Conversation in = one(conversationsOf(actor));
    List<MessageId> ids = truth.ids(in);
    if (ids.isEmpty()) {
      return;
    }
    MessageId id = ids.get(ids.size() - 1 - random.nextInt(Math.min(4, ids.size())));
    MessageChanges changes = backend.plain().changes();
    switch (random.nextInt(6)) {
      case 0 -> changes.delete(in, id, actor, Optional.empty());
      case 1, 2, 3 -> changes.edit(in, id, actor, new Content("e" + refs++), Optional.empty());
      default -> changes.react(in, id, actor, one(EMOJI), random.nextBoolean());
    }
  }

  private void say() {
    Username from = one(users);
    Conversation to = one(conversationsOf(from));
    Optional<ConnectionId> origin =
        open.stream()
            .filter(each -> each.user().equals(from) && random.nextBoolean())
            .findFirst()
            .map(Truth.Client::id);
    var ref = random.nextBoolean() ? Optional.of(new Ref("r" + refs++)) : Optional.<Ref>empty();
    var draft = new Draft(to, from, new Content("m" + refs), ref, origin);
    Appended appended = backend.plain().log().append(draft).toCompletableFuture().join();
    if (appended instanceof Appended.Stored stored) {
      truth.said(to, from, stored.id(), origin);
    }
  }

  private List<Conversation> conversationsOf(Username user) {
    List<Conversation> all = new ArrayList<>();
    users.forEach(each -> all.add(new Conversation.Direct(user, each)));
    groups.forEach(each -> all.add(new Conversation.OfGroup(each)));
    all.add(Conversation.BROADCAST);
    return all;
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  @Override
  public void close() {
    desk.close();
    backend.close();
  }
}
