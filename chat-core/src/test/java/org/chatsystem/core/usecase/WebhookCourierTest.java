package org.chatsystem.core.usecase;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleWebhooks.webhook;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group.Visibility;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookUrl;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.WebhookSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookCourierTest extends ChatUnderTest {
  /** Takes everything, and may be kept from answering. */
  private static final class Sender implements WebhookSender {
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> taken = new LinkedBlockingQueue<>();
    private final Queue<String> interrupted = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch door = new CountDownLatch(0);

    @Override
    public boolean mayCall(WebhookUrl url) {
      return true;
    }

    @Override
    public Answer send(Webhook webhook, Message message) {
      CountDownLatch before = door;
      begun.add(message.content().text());
      try {
        before.await();
        taken.add(message);
        return Answer.TAKEN;
      } catch (InterruptedException e) {
        interrupted.add(message.content().text());
        Thread.currentThread().interrupt();
        return Answer.failed("cut short");
      }
    }
  }

  private final Sender sender = new Sender();
  private final InMemoryBackend otherNode = backend.anotherNode(Retention.DEFAULT);
  private final List<WebhookCourier> couriers = new ArrayList<>();
  private final Username owner = someone();
  private final GroupName name = group(owner, Visibility.PUBLIC);
  private final Conversation group = new Conversation.OfGroup(name);

  private WebhookCourier courier(InMemoryBackend node) {
    var courier = WebhookCourier.over(node, sender, InstantSource.system());
    couriers.add(courier);
    return courier;
  }

  private Webhook hook(GroupName in) {
    Webhook webhook = webhook(in, owner);
    backend.webhooks().add(webhook, MessageId.NONE);
    return webhook;
  }

  @AfterEach
  void closeCouriers() {
    sender.door.countDown();
    couriers.forEach(WebhookCourier::close);
    otherNode.close();
  }

  private MessageId upTo() {
    return backend.webhooks().of(name).get(0).progress().upTo();
  }

  @Test
  void twoInstancesTellEachMessageOnce() {
    courier(backend);
    courier(otherNode);
    hook(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      texts.add("message " + i);
      say(owner, group, "message " + i);
    }
    MessageId last = say(owner, group, "the end");
    texts.add("the end");

    Awaitility.await().until(() -> upTo().equals(last));
    assertThat(sender.taken)
        .extracting(each -> each.content().text())
        .containsExactlyElementsOf(texts);
  }

  @Test
  void aSlowOneKeepsNoOtherWaiting() throws InterruptedException {
    sender.door = new CountDownLatch(1);
    hook(name);
    say(owner, group, "slow");
    WebhookCourier courier = courier(backend);
    courier.look();
    assertThat(sender.begun.poll(10, SECONDS)).isEqualTo("slow");
    CountDownLatch slow = sender.door;
    sender.door = new CountDownLatch(0);
    GroupName other = group(owner, Visibility.PUBLIC);
    hook(other);
    say(owner, new Conversation.OfGroup(other), "quick");

    assertThat(sender.taken.poll(10, SECONDS).content().text()).isEqualTo("quick");
    slow.countDown();
    assertThat(sender.taken.poll(10, SECONDS).content().text()).isEqualTo("slow");
  }

  @Test
  void closingCutsACallShortAndAnotherInstanceMakesIt() throws InterruptedException {
    sender.door = new CountDownLatch(1);
    hook(name);
    MessageId id = say(owner, group, "hello");
    WebhookCourier courier = courier(backend);
    courier.look();
    assertThat(sender.begun.poll(10, SECONDS)).isEqualTo("hello");
    courier.close();
    assertThat(sender.interrupted).containsExactly("hello");
    sender.door.countDown();
    courier(otherNode);

    assertThat(sender.taken.poll(10, SECONDS).id()).isEqualTo(id);
    Awaitility.await().until(() -> upTo().equals(id));
    assertThat(backend.webhooks().of(name).get(0).progress().failures()).isZero();
  }
}
