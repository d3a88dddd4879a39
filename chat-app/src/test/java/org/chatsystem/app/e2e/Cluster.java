package org.chatsystem.app.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;

/** The servers under test: one, or two on one store. */
final class Cluster implements AutoCloseable {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PORT", "0",
          "BCRYPT_COST", "4",
          "CHAT_RATE_LIMIT", "off",
          "CHAT_WEBHOOK_PRIVATE", "on");

  private final List<ChatServer> servers = new ArrayList<>();

  private Cluster() {}

  static Cluster start(int instances, Map<String, String> settings) {
    var environment = new HashMap<>(SETTINGS);
    environment.putAll(settings);
    var cluster = new Cluster();
    try {
      for (int i = 0; i < instances; i++) {
        cluster.servers.add(ChatServer.start(Settings.from(environment)));
      }
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** The first instance. */
  Api here() {
    return Api.at(servers.get(0).port());
  }

  /** The other instance; where there is but one, that one. */
  Api there() {
    return Api.at(servers.get(servers.size() - 1).port());
  }

  @Override
  public void close() {
    servers.forEach(ChatServer::close);
  }
}
