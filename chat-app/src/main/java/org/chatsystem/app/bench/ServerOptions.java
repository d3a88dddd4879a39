package org.chatsystem.app.bench;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server is measured, as it stands on the command line. */
class ServerOptions {
  // no defaults in the annotations: where several of these may stand, they break the help
  private static final String HERE = "ws://127.0.0.1:8080";
  private static final String REDIS = "127.0.0.1:6379";

  @Option(
      names = "--url",
      converter = Several.Urls.class,
      description =
          "where the server is; several, separated by commas, share the connections"
              + " (default: "
              + HERE
              + ")")
  private Several<URI> urls;

  @Option(
      names = "--pid",
      converter = Several.Pids.class,
      description = "processes of the server: tells their processor time and memory as well")
  private Several<Long> pids = new Several<>(List.of());

  @Option(
      names = "--peer",
      description =
          "drive another server that speaks the same frames: needs --jwt-secret, writes groups to"
              + " --redis as SADD ug:<user> <group>")
  boolean peer;

  @Option(
      names = "--jwt-secret",
      description = "with --peer: what that server checks tokens with, 32 bytes or more")
  private String jwtSecret;

  @Option(
      names = "--redis",
      description =
          "that server's Redis, with --peer and for what is written past the server"
              + " (default: "
              + REDIS
              + ")")
  String redis = REDIS;

  @Option(names = "--i-own-this-server", description = "allow a server that is not on this machine")
  boolean ownsServer;

  /** Where it is; one place at least. */
  List<URI> urls() {
    return urls == null ? List.of(URI.create(HERE)) : urls.values();
  }

  /** Its processes; empty if they are not known. */
  List<Long> pids() {
    return pids.values();
  }

  Optional<String> jwtSecret() {
    return Optional.ofNullable(jwtSecret);
  }

  /** The same server, of which only the first instances are used. */
  ServerOptions instances(int count) {
    var some = new ServerOptions();
    some.urls = new Several<>(urls().subList(0, Math.min(count, urls().size())));
    some.pids = pids;
    some.peer = peer;
    some.jwtSecret = jwtSecret;
    some.redis = redis;
    some.ownsServer = ownsServer;
    return some;
  }
}
