package org.chatsystem.app.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;

/**
 * The people and their devices: each writes to the next one, to their group and sometimes to
 * everybody. The first few have two devices, the last few know nothing of resume.
 */
final class Crowd implements AutoCloseable {
  private static final int PEOPLE = 36;
  private static final int GROUPS = 3;
  private static final int WITH_TWO_DEVICES = 4;
  private static final int PLAIN = 6;
  private static final int MOST_UNACKED = 32;
  private static final long TICK_MILLIS = 100;

  /** One in so many ticks a device says something: some 160 messages a second for all. */
  private static final int SELDOM = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /** Who does not resume must not go of their own accord. */
  private static final Duration PLAIN_PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final List<Integer> ports;
  private final Tally tally;
  private final List<Username> people =
      IntStream.range(0, PEOPLE).mapToObj(i -> new Username("person" + i)).toList();
  private final List<Client> clients = new ArrayList<>();
  private final Random random;
  private final ScheduledExecutorService ticker = Executors.newScheduledThreadPool(2);
  private volatile boolean quiet;

  Crowd(List<Integer> ports, Tally tally, long seed) {
    this.ports = ports;
    this.api = new Api(ports);
    this.tally = tally;
    this.random = new Random(seed);
  }

  /** Everyone signs up, joins and connects; then they begin to talk. */
  void gather() throws IOException {
    for (Username each : people) {
      api.signUp(each);
    }
    for (int i = 0; i < GROUPS; i++) {
      form(i);
    }
    for (int i = 0; i < PEOPLE; i++) {
      connect(i);
    }
    awaitEveryoneConnected();
    var unused =
        ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    var unusedToo = ticker.scheduleAtFixedRate(this::ping, 1, 2, TimeUnit.SECONDS);
  }

  void awaitEveryoneConnected() {
    Awaitility.await("everyone is connected")
        .atMost(Duration.ofSeconds(20))
        .until(() -> clients.stream().allMatch(each -> each.inbox().isLive()));
  }

  private void form(int number) throws IOException {
    Username owner = people.get(number);
    api.createGroup(owner, group(number).group().value());
    for (int i = number + GROUPS; i < PEOPLE; i += GROUPS) {
      api.addMember(owner, group(number).group().value(), people.get(i));
    }
  }

  private static Conversation.OfGroup group(int number) {
    return new Conversation.OfGroup(new GroupName("group" + number % GROUPS));
  }

  private void connect(int number) {
    int devices = number < WITH_TWO_DEVICES ? 2 : 1;
    for (int device = 0; device < devices; device++) {
      Username user = people.get(number);
      boolean plain = number >= PEOPLE - PLAIN;
      Inbox inbox = plain ? new PlainInbox(user, tally) : new ResumingInbox(user, api, tally);
      var client =
          new Client(
              user,
              user.value() + (char) ('a' + device),
              ports,
              api,
              inbox,
              tally,
              plain ? PLAIN_PATIENCE : PATIENCE);
      clients.add(client);
      client.start();
    }
  }

  private void tick() {
    for (Client each : clients) {
      each.repeat();
      boolean speaks =
          !quiet && random.nextInt(SELDOM) == 0 && each.outgoing().waiting() < MOST_UNACKED;
      if (speaks && each.inbox().isLive()) {
        each.say(topic(each.user(), random), "");
      }
    }
  }

  private void ping() {
    clients.forEach(Client::ping);
  }

  /** Where someone says something next. */
  Conversation topic(Username user, Random dice) {
    int number = people.indexOf(user);
    return switch (dice.nextInt(10)) {
      case 0 -> Conversation.BROADCAST;
      case 1, 2, 3 -> group(number);
      case 4, 5, 6 -> direct(user, number + PEOPLE - 1);
      default -> direct(user, number + 1);
    };
  }

  private Conversation direct(Username user, int peer) {
    return new Conversation.Direct(user, people.get(peer % PEOPLE));
  }

  /** Some of the clients, each once. */
  List<Client> some(int count, Random dice) {
    var some = new ArrayList<>(clients);
    Collections.shuffle(some, dice);
    return some.subList(0, count);
  }

  /** Some of those who resume and are in the same group, and at last another one of that group. */
  List<Client> someOfOneGroup(int count, Random dice) {
    int number = dice.nextInt(GROUPS);
    var some =
        new ArrayList<>(
            clients.stream()
                .filter(each -> people.indexOf(each.user()) % GROUPS == number)
                .filter(each -> each.inbox() instanceof ResumingInbox)
                .toList());
    Collections.shuffle(some, dice);
    return some.subList(0, count + 1);
  }

  Conversation groupOf(Client client) {
    return group(people.indexOf(client.user()));
  }

  /** No one begins to say anything any more; waits until all that was said is acked. */
  void fallSilent() {
    quiet = true;
    Awaitility.await("all is acked")
        .atMost(Duration.ofSeconds(60))
        .until(() -> clients.stream().allMatch(each -> each.outgoing().waiting() == 0));
  }

  List<Client> clients() {
    return List.copyOf(clients);
  }

  Api api() {
    return api;
  }

  /** Every conversation in which anyone may have said anything, with someone who may read it. */
  Set<Topic> topics() {
    var topics = new HashSet<Topic>();
    for (int i = 0; i < PEOPLE; i++) {
      topics.add(new Topic(direct(people.get(i), i + 1), people.get(i)));
    }
    for (int i = 0; i < GROUPS; i++) {
      topics.add(new Topic(group(i), people.get(i)));
    }
    topics.add(new Topic(Conversation.BROADCAST, people.get(0)));
    return topics;
  }

  /** Whether someone hears a conversation. */
  boolean hears(Username user, Conversation conversation) {
    if (conversation instanceof Conversation.Direct direct) {
      return direct.includes(user);
    }
    return conversation.equals(Conversation.BROADCAST)
        || conversation.equals(group(people.indexOf(user)));
  }

  /** A conversation and one who may read it. */
  record Topic(Conversation conversation, Username reader) {}

  @Override
  public void close() {
    ticker.shutdownNow();
    clients.forEach(Client::stop);
  }
}
