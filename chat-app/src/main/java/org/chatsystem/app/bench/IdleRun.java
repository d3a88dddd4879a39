package org.chatsystem.app.bench;

import java.io.IOException;
import java.util.List;

/** Connections that say nothing, and what they cost. */
final class IdleRun {
  private final Setting setting;

  IdleRun(Setting setting) {
    this.setting = setting;
  }

  void play(Report report) throws IOException {
    List<Client> clients = ConnectRun.clients(setting);
    long before = setting.servers().residentBytes();
    ConnectRun.board(setting, clients);
    setting.say("Holding for " + setting.options().duration.toSeconds() + " s");
    setting.servers().begin();
    setting.loop().run(new Holding(setting.options().duration));
    setting.servers().end();
    long held = clients.stream().filter(Client::isReady).count();
    report.count("connectionsHeld", "connections held", held);
    if (setting.servers().areKnown()) {
      long grown = setting.servers().residentBytes() - before;
      report.count("residentBytesPerConnection", "RSS per connection", grown / clients.size());
    }
  }
}
