package org.chatsystem.web.limit;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Allowances.Deed;
import org.chatsystem.web.wire.Refusal;

/**
 * Asked before something is done that may be done only so often. Whoever does it too often gets a
 * {@link Refusal} that tells when to come back. Safe for concurrent use.
 */
public final class RateLimits {
  /** Whoever comes back for one token at a time would be refused as often as let through. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final Optional<Limits> limits;
  private final ClientAddresses addresses;
  private final Counts<ClientAddress> fromAddresses;
  private final Counts<Username> ofUsers;
  private final LocalBuckets<ClientAddress> connects;
  private final LocalBuckets<Username> sends;
  private final SharedBuckets<ClientAddress> signUps;
  private final SharedBuckets<ClientAddress> logIns;
  private final SharedBuckets<Username> passwordChecks;
  private final SharedBuckets<Username> searches;
  private final TimeMeter clock;

  /**
   * With these limits.
   *
   * @param addresses tells where clients come from
   * @param shared where all instances count together
   */
  public RateLimits(Limits limits, ClientAddresses addresses, Allowances shared) {
    this(Optional.of(limits), addresses, shared, TimeMeter.SYSTEM_NANOTIME);
  }

  /** Everything may be done as often as one likes. */
  public static RateLimits none() {
    var addresses = new ClientAddresses(List.of());
    return new RateLimits(Optional.empty(), addresses, null, TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimits(
      Optional<Limits> chosen, ClientAddresses addresses, Allowances shared, TimeMeter clock) {
    this.limits = chosen;
    this.addresses = addresses;
    this.clock = clock;
    Limits of = chosen.orElse(Limits.STANDARD);
    connects = new LocalBuckets<>(of.connects(), clock);
    sends = new LocalBuckets<>(of.sends(), clock);
    signUps =
        new SharedBuckets<>(
            of.signUps(), clock, (who, rate) -> shared.take(who, Deed.SIGN_UP, rate));
    logIns =
        new SharedBuckets<>(of.logIns(), clock, (who, rate) -> shared.take(who, Deed.LOG_IN, rate));
    passwordChecks =
        new SharedBuckets<>(
            of.passwordChecks(), clock, (who, rate) -> shared.take(who, Deed.LOG_IN, rate));
    searches =
        new SharedBuckets<>(
            of.searches(), clock, (who, rate) -> shared.take(who, Deed.SEARCH, rate));
    fromAddresses =
        new Counts<>(chosen.map(Limits::connectionsPerAddress).orElse(Integer.MAX_VALUE));
    ofUsers = new Counts<>(chosen.map(Limits::connectionsPerUser).orElse(Integer.MAX_VALUE));
  }

  /** Where a request comes from. */
  public ClientAddress addressOf(HttpServletRequest request) {
    return addresses.of(request);
  }

  /**
   * Where a request comes from, as {@link ClientAddresses} tells it.
   *
   * @param peer the address at the other end of the connection
   * @param forwarded the lines of {@link ClientAddresses#HEADER}
   */
  public ClientAddress addressOf(String peer, List<String> forwarded) {
    return addresses.of(peer, forwarded);
  }

  /** Before a handshake is answered. */
  public void connect(ClientAddress from) {
    if (limits.isPresent()) {
      if (fromAddresses.isFull(from)) {
        throw Refusal.tooOften(limits.get().connects().window());
      }
      refuseIfPositive(connects.take(from));
    }
  }

  /** The connections that there are from each address. */
  public Counts<ClientAddress> fromAddresses() {
    return fromAddresses;
  }

  /** The connections that each user has. */
  public Counts<Username> ofUsers() {
    return ofUsers;
  }

  /** Before an account is made. */
  public void signUp(HttpServletRequest request) {
    if (limits.isPresent()) {
      refuseIfPositive(signUps.take(addressOf(request)));
    }
  }

  /** Before a password is checked for someone who is not known to be who they say. */
  public void logIn(HttpServletRequest request, Username name) {
    if (limits.isPresent()) {
      refuseIfPositive(logIns.take(addressOf(request)));
      passwordCheck(name);
    }
  }

  /** Before a user's password is checked. */
  public void passwordCheck(Username name) {
    if (limits.isPresent()) {
      refuseIfPositive(passwordChecks.take(name));
    }
  }

  /** Before messages are searched. */
  public void search(Username reader) {
    if (limits.isPresent()) {
      refuseIfPositive(searches.take(reader));
    }
  }

  /** Before something is said or changed over HTTP. */
  public void send(Username sender) {
    if (limits.isPresent()) {
      refuseIfPositive(sends.take(sender));
    }
  }

  /** For a new connection of this user. */
  public Pace pace(Username user) {
    return limits.isEmpty() ? Pace.ANY : new BucketPace(limits.get(), clock, () -> sends.of(user));
  }

  static void refuseIfPositive(Duration wait) {
    if (!wait.isZero()) {
      throw Refusal.tooOften(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }
  }
}
