package org.chatsystem.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalTest {
  @Test
  void aBugIsToldByItsIdAlone() {
    var logger = (Logger) LoggerFactory.getLogger(Refusal.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    Refusal refusal = Refusal.of(new IllegalStateException("the secret inside"), "id-1");
    logger.detachAppender(lines);

    var told = new String(Json.write(ErrorFrame.of(refusal, "r1")), StandardCharsets.UTF_8);
    assertThat(told).contains("internal", "id-1").doesNotContain("secret", "Ill");
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.get(0).getFormattedMessage()).contains("id-1");
    assertThat(lines.list.get(0).getThrowableProxy().getMessage()).isEqualTo("the secret inside");
  }

  @Test
  void anOutageIsTemporaryHoweverItIsWrapped() {
    var wrapped = new CompletionException(new UnavailableException("Redis does not answer"));
    assertThat(Refusal.of(wrapped, "id").code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(Refusal.of(wrapped, "id").getMessage()).doesNotContain("Redis");
  }

  @Test
  void tooOftenTellsWhenToComeBackInWordsToo() {
    Refusal refusal = Refusal.tooOften(Duration.ofMillis(1_200));
    assertThat(refusal.retryAfterMs()).isEqualTo(1_200);
    assertThat(refusal.getMessage()).isEqualTo("too often; try again in 2 s");
    assertThat(Refusal.tooOften(Duration.ofSeconds(841)).getMessage()).endsWith("in 15 min");
  }
}
