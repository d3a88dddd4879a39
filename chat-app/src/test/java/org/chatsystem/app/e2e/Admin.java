package org.chatsystem.app.e2e;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.chatsystem.app.admin.AdminCommand;
import org.chatsystem.app.admin.Console;
import org.chatsystem.app.admin.Premises;
import org.chatsystem.redis.RedisSettings;

/** Runs {@code admin} beside the servers under test. */
final class Admin {
  private final RedisSettings redis;

  Admin(RedisSettings redis) {
    this.redis = redis;
  }

  /**
   * What came of it.
   *
   * @param status what the process would have exited with
   */
  record Said(int status, String out, String err) {}

  Said run(String... words) {
    return answering("", words);
  }

  /** The same, and this is typed in. */
  Said answering(String input, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int status =
        AdminCommand.line(() -> new Premises(redis, Optional.empty()), Duration::parse, console)
            .execute(words);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
