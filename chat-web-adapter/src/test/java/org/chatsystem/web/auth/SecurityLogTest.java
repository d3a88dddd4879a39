package org.chatsystem.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.awaitility.Awaitility;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecurityLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("security");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  @Test
  void leavesOutWhatHasNoValue() {
    new SecurityLog(1).tell(Event.REVOKED, "user", null, "why", "asked");
    ILoggingEvent line = lines.list.get(0);
    assertThat(line.getFormattedMessage()).isEqualTo("revoked");
    assertThat(line.getKeyValuePairs()).hasToString("[event=\"revoked\", why=\"asked\"]");
  }

  @Test
  void tellsOfAFloodByFewLinesAndHowManyWereLeftOut() {
    var log = new SecurityLog(20);
    for (int i = 0; i < 10_000; i++) {
      log.tell(Event.LIMITED, "n", i);
    }
    int few = lines.list.size();
    assertThat(few).isBetween(20, 100);
    log.tell(Event.FORBIDDEN);
    assertThat(lines.list).as("another event").hasSize(few + 1);
    Awaitility.await()
        .untilAsserted(
            () -> {
              log.tell(Event.LIMITED);
              assertThat(lines.list.get(lines.list.size() - 1).getKeyValuePairs().toString())
                  .contains("leftOut=");
            });
  }
}
