package org.chatsystem.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerThreadTest {
  private static final int MORE_THAN_MAY_WAIT = 70_000;

  private final Event event = new Event.SessionsRevoked(SampleUsers.stranger(), Optional.empty());
  private final CountDownLatch blocked = new CountDownLatch(1);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private ListenerThread thread;

  @AfterEach
  void stop() {
    thread.stop();
  }

  @Test
  void saysThatSomethingMayBeMissedWhenItHadToDropSome() throws InterruptedException {
    thread = ListenerThread.start(listener(this::untilUnblocked));
    for (int i = 0; i < MORE_THAN_MAY_WAIT; i++) {
      thread.tell(Channel.BROADCAST, event);
    }
    blocked.countDown();

    assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("restored");
  }

  @Test
  void goesOnAfterAListenerThatThrows() throws InterruptedException {
    thread = ListenerThread.start(listener(this::throwOnce));
    thread.tell(Channel.BROADCAST, event);
    thread.tell(Channel.BROADCAST, event);

    assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("heard");
  }

  private void untilUnblocked() {
    try {
      blocked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwOnce() {
    if (blocked.getCount() > 0) {
      blocked.countDown();
      throw new ForgivenException();
    }
    told.add("heard");
  }

  private MessageBus.Listener listener(Runnable onEvent) {
    return new MessageBus.Listener() {
      @Override
      public void heard(Channel channel, Event event) {
        onEvent.run();
      }

      @Override
      public void restored() {
        told.add("restored");
      }
    };
  }

  /** Prints no stack trace where the thread reports it. */
  private static final class ForgivenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForgivenException() {
      super("thrown on purpose", null, false, false);
    }
  }
}
