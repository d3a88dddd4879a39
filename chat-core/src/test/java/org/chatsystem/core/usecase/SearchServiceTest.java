package org.chatsystem.core.usecase;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.LogPosition;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SearchCriteria;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.in.SearchMessages.Outcome;
import org.chatsystem.core.port.in.SearchMessages.Query;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.MessageLog;
import org.junit.jupiter.api.Test;

class SearchServiceTest extends ChatUnderTest {
  /** On few processors the common pool may have one thread, which the first search would block. */
  private static final Executor OWN_THREADS = task -> new Thread(task).start();

  private final Username alice = someone();
  private final Username bob = someone();
  private final Username carol = someone();

  private static Conversation dm(Username one, Username other) {
    return new Conversation.Direct(one, other);
  }

  private Query query(Username reader, String text, Optional<LogPosition> from, int limit) {
    return new Query(reader, SearchCriteria.parse(text, reader), from, limit);
  }

  private List<String> find(Username reader, String text) {
    var page =
        (Outcome.Page) chat.searchMessages().search(query(reader, text, Optional.empty(), 100));
    return texts(page.messages());
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::content).map(Content::text).toList();
  }

  @Test
  void findsNewestFirstInAllOfOnesOwnConversations() {
    var group = new Conversation.OfGroup(group(alice, PUBLIC));
    say(bob, dm(alice, bob), "apple 1");
    say(alice, group, "apple 2");
    say(carol, Conversation.BROADCAST, "apple 3");
    say(alice, dm(alice, alice), "apple 4");
    say(bob, dm(alice, bob), "pear 5");

    assertThat(find(alice, "APPLE"))
        .containsExactlyInAnyOrder("apple 1", "apple 2", "apple 3", "apple 4");
    assertThat(find(alice, "from:" + bob)).containsExactly("pear 5", "apple 1");
    assertThat(find(alice, "apple in:" + group.key())).containsExactly("apple 2");
    assertThat(find(alice, "in:broadcast")).containsExactly("apple 3");
    assertThat(find(alice, "apple after:2100-01-01")).isEmpty();
    assertThat(find(alice, "apple before:2020-01-01")).isEmpty();
    assertThat(find(alice, "in:broadcast after:2020-01-01 before:2100-01-01"))
        .containsExactly("apple 3");
  }

  @Test
  void findsNothingThatWasDeleted() {
    MessageId id = say(bob, dm(alice, bob), "a pear");
    say(bob, dm(alice, bob), "an apple");
    backend.changes().delete(dm(alice, bob), id, bob, Optional.empty());
    assertThat(find(alice, "from:" + bob)).containsExactly("an apple");
  }

  @Test
  void showsStrangersNothing() {
    var open = new Conversation.OfGroup(group(alice, PUBLIC));
    var hidden = new Conversation.OfGroup(group(alice, PRIVATE));
    say(alice, open, "secret");
    say(alice, hidden, "secret");
    say(alice, dm(alice, bob), "secret");

    assertThat(find(carol, "secret")).isEmpty();
    assertThat(refusal(carol, "in:" + open.key())).isEqualTo(ReadHistory.Reason.NOT_A_MEMBER);
    assertThat(refusal(carol, "in:" + hidden.key())).isEqualTo(ReadHistory.Reason.GROUP_NOT_FOUND);
    assertThat(refusal(carol, "in:dm:" + stranger())).isEqualTo(ReadHistory.Reason.USER_NOT_FOUND);
  }

  private ReadHistory.Reason refusal(Username reader, String text) {
    return ((Outcome.Refused)
            chat.searchMessages().search(query(reader, text, Optional.empty(), 1)))
        .reason();
  }

  @Test
  void showsTheRemovedNothingMore() {
    var name = group(alice, PUBLIC);
    var group = new Conversation.OfGroup(name);
    chat.changeMembers().put(bob, name, bob, Optional.empty());
    say(alice, group, "plan");
    assertThat(find(bob, "plan")).containsExactly("plan");
    chat.changeMembers().remove(alice, name, bob);
    assertThat(find(bob, "plan")).isEmpty();
    assertThat(refusal(bob, "in:" + group.key())).isEqualTo(ReadHistory.Reason.NOT_A_MEMBER);
  }

  @Test
  void believesTheRosterAndNotTheIndexOfConversations() {
    Conversation group = new Conversation.OfGroup(group(alice, PUBLIC));
    say(alice, group, "secret");
    MessageLog staleLog =
        answering(MessageLog.class, backend.log(), "conversationsOf", Set.of(group));
    Backend stale = answering(Backend.class, backend, "log", staleLog);
    var service =
        new SearchService(
            backend.log(), backend.departures(), new Access(stale), SearchLimits.STANDARD);

    var alices = (Outcome.Page) service.search(query(alice, "secret", Optional.empty(), 1));
    assertThat(texts(alices.messages())).containsExactly("secret");
    var carols = (Outcome.Page) service.search(query(carol, "secret", Optional.empty(), 1));
    assertThat(carols.messages()).isEmpty();
  }

  /** The same, but one method always answers this. */
  private static <T> T answering(Class<T> type, T original, String method, Object answer) {
    InvocationHandler handler =
        (proxy, called, arguments) ->
            called.getName().equals(method) ? answer : called.invoke(original, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Many conversations, many in one millisecond, pages of any size, bounds that end any search. */
  @Test
  void pagesShowEverythingOnceInOrderWhateverTheBounds() {
    List<LogPosition> said = sayAtRandom(new Random(7));
    Collections.sort(said, Collections.reverseOrder());
    for (int limit : new int[] {1, 7, 100}) {
      for (int bound : new int[] {1, 60, 1_000_000}) {
        var service =
            new SearchService(
                backend.log(),
                backend.departures(),
                new Access(backend),
                new SearchLimits(bound, Duration.ofHours(1), 1));
        assertThat(positions(service, limit)).isEqualTo(said);
      }
    }
  }

  private List<LogPosition> sayAtRandom(Random random) {
    List<Conversation> where = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      where.add(dm(alice, someone()));
    }
    List<LogPosition> said = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      // most in one conversation, so that it is read in several pieces
      Conversation to = where.get(random.nextInt(3) == 0 ? random.nextInt(12) : 0);
      boolean matches = random.nextInt(5) == 0;
      var id = say(alice, to, (matches ? "yes " : "no ") + i);
      if (matches) {
        said.add(new LogPosition(id, to));
      }
    }
    return said;
  }

  private List<LogPosition> positions(SearchMessages service, int limit) {
    List<LogPosition> all = new ArrayList<>();
    Optional<LogPosition> next = Optional.empty();
    do {
      var page = (Outcome.Page) service.search(query(alice, "yes", next, limit));
      assertThat(page.messages()).hasSizeLessThanOrEqualTo(limit);
      assertThat(page.complete() || page.next().isPresent()).isTrue();
      page.messages().forEach(each -> all.add(LogPosition.of(each)));
      next = page.next();
    } while (next.isPresent());
    return all;
  }

  @Test
  void saysWhenABoundEndedIt() {
    for (int i = 0; i < 40; i++) {
      say(alice, dm(alice, bob), "m" + i);
    }
    var service =
        new SearchService(
            backend.log(),
            backend.departures(),
            new Access(backend),
            new SearchLimits(1_000, Duration.ZERO, 1));
    var page = (Outcome.Page) service.search(query(alice, "m0", Optional.empty(), 5));
    assertThat(page.complete()).isFalse();
    assertThat(page.messages()).isEmpty();
    var last = (Outcome.Page) service.search(query(alice, "m0", page.next(), 5));
    var end = (Outcome.Page) service.search(query(alice, "m0", last.next(), 5));
    assertThat(texts(end.messages())).containsExactly("m0");
    assertThat(end.complete()).isTrue();
  }

  @Test
  void letsOneUserSearchOnceAtATimeAndFewInAll() throws Exception {
    say(alice, dm(alice, bob), "x");
    var entered = new Semaphore(0);
    var goOn = new CountDownLatch(1);
    SearchService one = serviceOver(slowed(entered, goOn), 1);
    SearchService two = serviceOver(slowed(entered, goOn), 2);
    Query alices = query(alice, "x", Optional.empty(), 1);
    Query bobs = query(bob, "x", Optional.empty(), 1);

    var alicesFirst = CompletableFuture.supplyAsync(() -> two.search(alices), OWN_THREADS);
    assertThat(entered.tryAcquire(10, SECONDS)).isTrue();
    assertThat(two.search(alices)).isEqualTo(new Outcome.Busy());
    var bobsFirst = CompletableFuture.supplyAsync(() -> one.search(bobs), OWN_THREADS);
    assertThat(entered.tryAcquire(10, SECONDS)).isTrue();
    assertThat(one.search(alices)).isEqualTo(new Outcome.Busy());
    goOn.countDown();

    assertThat(await(alicesFirst)).isInstanceOf(Outcome.Page.class);
    assertThat(await(bobsFirst)).isInstanceOf(Outcome.Page.class);
    assertThat(two.search(alices)).isInstanceOf(Outcome.Page.class);
    assertThat(one.search(alices)).isInstanceOf(Outcome.Page.class);
  }

  private SearchService serviceOver(MessageLog log, int concurrent) {
    var limits = new SearchLimits(1_000, Duration.ofHours(1), concurrent);
    return new SearchService(log, backend.departures(), new Access(backend), limits);
  }

  /** The log, but every answer waits. */
  private MessageLog slowed(Semaphore entered, CountDownLatch goOn) {
    InvocationHandler slow =
        (proxy, method, arguments) -> {
          entered.release();
          goOn.await();
          return method.invoke(backend.log(), arguments);
        };
    return (MessageLog)
        Proxy.newProxyInstance(
            MessageLog.class.getClassLoader(), new Class<?>[] {MessageLog.class}, slow);
  }
}
