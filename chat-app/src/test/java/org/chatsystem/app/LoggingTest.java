package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** What lines look like, as the server's own configuration writes them. */
class LoggingTest {
  private static final String FORGED = "bob\r\n2026-11-26T19:00:00.000Z WARN  security all is well";

  @Test
  void aLineOfTextCannotBeForged() throws Exception {
    String line = written("text", "hello " + FORGED, FORGED);
    assertThat(line.lines()).hasSize(1).first().asString().contains("hello bob", "user=\"bob");
    assertThat(line).endsWith(System.lineSeparator()).doesNotContain("\r\n2026");
  }

  @Test
  void aLineOfJsonCannotBeForgedAndHasItsFields() throws Exception {
    String line = written("json", "hello " + FORGED, FORGED);
    assertThat(line.lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("formattedMessage").asText()).isEqualTo("hello " + FORGED);
    assertThat(json.path("kvpList").get(0).path("user").asText()).isEqualTo(FORGED);
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("loggerName").asText()).isEqualTo("security");
    assertThat(json.path("timestamp").asLong()).isPositive();
  }

  private static String written(String format, String message, String user) throws Exception {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("LOG_FORMAT", format);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
    assertThat(new StatusUtil(context).getHighestLevel(0))
        .as("else logback tells all that it did, on stdout")
        .isLessThan(Status.WARN);
    var logger = context.getLogger("security");
    var event = new LoggingEvent("", logger, Level.WARN, message, null, null);
    event.setKeyValuePairs(List.of(new KeyValuePair("user", user)));
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var appender = (ConsoleAppender<ILoggingEvent>) root.iteratorForAppenders().next();
    String line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    context.stop();
    return line;
  }
}
