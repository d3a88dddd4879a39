package org.chatsystem.app.bench;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatsystem.web.auth.JwtSecret;

/** Bounds of the load, so that nobody floods a machine, let alone another's, by a slip. */
final class OptionRules {
  static final int MAX_CONNECTIONS = 20_000;
  static final Duration MAX_DURATION = Duration.ofMinutes(10);

  private final List<String> faults = new ArrayList<>();

  private OptionRules() {}

  /** What is wrong with these options; empty if nothing is. */
  static List<String> faultsOf(BenchOptions options) {
    var rules = new OptionRules();
    rules.checkNumbers(options);
    rules.checkTimes(options);
    rules.refuseIf(
        options.server.peer && options.scenario == Scenario.HISTORY,
        "a peer has no history over HTTP");
    rules.faults.addAll(faultsOf(options.server, options.server.peer));
    return rules.faults;
  }

  /**
   * What is wrong with this server.
   *
   * @param usesRedis whether something is to be written into its Redis
   */
  static List<String> faultsOf(ServerOptions server, boolean usesRedis) {
    var rules = new OptionRules();
    rules.refuseIf(
        server.peer != server.jwtSecret().isPresent(), "--peer and --jwt-secret go together");
    server.jwtSecret().ifPresent(rules::checkSecret);
    if (usesRedis) {
      rules.checkHost("--redis", URI.create("redis://" + server.redis), server);
    }
    server.urls().forEach(each -> rules.checkUrl(each, server));
    return rules.faults;
  }

  private void checkNumbers(BenchOptions options) {
    within("--groups", options.groups, 1, MAX_CONNECTIONS);
    within("--members", options.members, 2, MAX_CONNECTIONS);
    within("--pairs", options.pairs, 1, MAX_CONNECTIONS);
    within("--connections", options.connections, 2, MAX_CONNECTIONS);
    within("the number of connections", options.connectionCount(), 1, MAX_CONNECTIONS);
    options.users.ifPresent(users -> within("--users", users, 1, MAX_CONNECTIONS));
    within("--window", options.windowOrDefault(), 1, 10_000);
    within("--size", options.size, Marker.LENGTH, 4_000);
    within("--messages", options.messages, 1, 1_000_000);
    within("--page", options.page, 1, 1_000);
    within("--depth", options.depth, 0, options.messages - 1);
    options.rate.ifPresent(rate -> within("--rate", (long) Math.ceil(rate), 1, 1_000_000));
  }

  private void checkTimes(BenchOptions options) {
    refuseIf(options.duration.isZero(), "--duration is longer than nothing");
    refuseIf(options.duration.compareTo(MAX_DURATION) > 0, "--duration is 10m at most");
    refuseIf(options.warmup.compareTo(MAX_DURATION) > 0, "--warmup is 10m at most");
  }

  private void checkSecret(String secret) {
    try {
      new JwtSecret(secret.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      faults.add("--jwt-secret " + e.getMessage());
    }
  }

  private void checkUrl(URI url, ServerOptions server) {
    refuseIf(
        !"ws".equals(url.getScheme()), "--url is such as ws://127.0.0.1:8080; TLS is not spoken");
    checkHost("--url", url, server);
  }

  private void checkHost(String option, URI uri, ServerOptions server) {
    if (uri.getHost() == null || uri.getPort() < 0) {
      faults.add(option + " names a host and a port");
    } else if (!server.ownsServer && !isHere(uri.getHost())) {
      faults.add(
          option
              + ": "
              + uri.getHost()
              + " is not this machine; if you may load it, say"
              + " --i-own-this-server");
    }
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void within(String name, long value, long least, long most) {
    refuseIf(value < least || value > most, name + " is " + least + " to " + most);
  }

  private void refuseIf(boolean wrong, String fault) {
    if (wrong) {
      faults.add(fault);
    }
  }
}
