package org.chatsystem.core.contract;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Retention;

/**
 * A store as the contracts need it: two nodes over one store, and a hand on time and death. The
 * store may be shared by all tests; the nodes are new for each test, the bus of none is started (a
 * node publishes all the same), and the implementer closes them afterwards (a test may have closed
 * one already, which must be harmless). Within one test each accessor without parameters always
 * answers the same object.
 */
public interface StoreUnderTest {
  /** One instance's end of the store, with {@link Retention#DEFAULT}. */
  Backend backend();

  /** A second instance's end of the same store, with {@link Retention#DEFAULT}. */
  Backend otherNode();

  /** A further instance's end of the same store, which keeps only so much. */
  Backend backendKeeping(Retention retention);

  /**
   * The instance has died without a word: nothing is given back, but its lease has run out, while
   * the leases of all others stand and no one has reacted yet. Unless it renews its lease, it is
   * not used again.
   */
  void kill(Backend node);

  /**
   * Returns when at least this much of the store's time has passed: a few seconds at most. A store
   * with a clock of its own is waited for; one with a clock made for tests moves it.
   */
  default void pass(Duration time) {
    Instant until = backend().log().time().plus(time);
    await()
        .atMost(time.plus(Waiting.LIMIT))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> backend().log().time().isAfter(until));
  }
}
