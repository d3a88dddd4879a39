package org.chatsystem.web.limit;

import java.time.Duration;
import org.chatsystem.core.model.Rate;

/**
 * How much is allowed: plenty for people, little for floods.
 *
 * @param frames of any kind, on one connection; beyond that it is closed
 * @param sends what one user says and changes on this instance, over HTTP too
 * @param ephemeral what is not kept, on one connection: typing, marks, watching, tokens
 * @param resumes on one connection
 * @param connects handshakes from one address to this instance
 * @param signUps from one address
 * @param logIns from one address
 * @param passwordChecks of one account, wherever they come from
 * @param searches by one user
 * @param connectionsPerUser at the same time, on this instance
 * @param connectionsPerAddress at the same time, on this instance
 */
public record Limits(
    Rate frames,
    Rate sends,
    Rate ephemeral,
    Rate resumes,
    Rate connects,
    Rate signUps,
    Rate logIns,
    Rate passwordChecks,
    Rate searches,
    int connectionsPerUser,
    int connectionsPerAddress) {

  /** What holds unless the operator decides otherwise. */
  public static final Limits STANDARD =
      new Limits(
          new Rate(2_000, Duration.ofSeconds(20)),
          new Rate(300, Duration.ofSeconds(15)),
          new Rate(400, Duration.ofSeconds(20)),
          new Rate(20, Duration.ofMinutes(1)),
          new Rate(300, Duration.ofSeconds(10)),
          new Rate(100, Duration.ofHours(1)),
          new Rate(100, Duration.ofMinutes(10)),
          new Rate(30, Duration.ofMinutes(15)),
          new Rate(60, Duration.ofMinutes(1)),
          50,
          2_000);
}
