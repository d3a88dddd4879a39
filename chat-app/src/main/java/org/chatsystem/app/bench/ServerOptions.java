package org.chatsystem.app.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server is measured, as it stands on the command line. */
class ServerOptions {
  @Option(
      names = "--url",
      split = ",",
      defaultValue = "ws://127.0.0.1:8080",
      description =
          "where the server is; several, separated by commas, share the connections"
              + " (default: ${DEFAULT-VALUE})")
  List<URI> urls = new ArrayList<>();

  @Option(
      names = "--pid",
      split = ",",
      description = "processes of the server: tells their processor time and memory as well")
  List<Long> pids = new ArrayList<>();

  @Option(
      names = "--peer",
      description =
          "drive another server that speaks the same frames: needs --jwt-secret, writes groups to"
              + " --redis as SADD ug:<user> <group>")
  boolean peer;

  @Option(
      names = "--jwt-secret",
      description = "with --peer: what that server checks tokens with, 32 bytes or more")
  Optional<String> jwtSecret = Optional.empty();

  @Option(
      names = "--redis",
      defaultValue = "127.0.0.1:6379",
      description =
          "that server's Redis, with --peer and for what is written past the server"
              + " (default: ${DEFAULT-VALUE})")
  String redis;

  @Option(names = "--i-own-this-server", description = "allow a server that is not on this machine")
  boolean ownsServer;

  /** The same server, of which only the first instances are used. */
  ServerOptions instances(int count) {
    var some = new ServerOptions();
    some.urls = urls.subList(0, Math.min(count, urls.size()));
    some.pids = pids;
    some.peer = peer;
    some.jwtSecret = jwtSecret;
    some.redis = redis;
    some.ownsServer = ownsServer;
    return some;
  }
}
