package org.chatsystem.app.bench;

import java.io.IOException;
import java.util.List;

/** A connect storm: everybody comes at once, with a token, and waits for the welcome. */
final class ConnectRun {
  private final Setting setting;

  ConnectRun(Setting setting) {
    this.setting = setting;
  }

  void play(Report report) throws IOException {
    List<Client> clients = clients(setting);
    setting.servers().begin();
    Boarding boarding = board(setting, clients);
    setting.servers().end();
    report.rate("connectsPerSecond", "connects/s", clients.size() / boarding.seconds());
    report.latency("connectLatency", "connect to welcome", boarding.latency());
  }

  /** As many connections as the options say, of people made for it. */
  static List<Client> clients(Setting setting) {
    BenchOptions options = setting.options();
    setting.say("Making " + options.userCount() + " users");
    List<Account> people = setting.registry().people(options.userCount());
    return setting.clients(people, options.connections);
  }

  /** Connects all of them; returns when each has its welcome. */
  static Boarding board(Setting setting, List<Client> clients) throws IOException {
    BenchOptions options = setting.options();
    setting.say("Connecting " + clients.size());
    int atOnce =
        options.scenario.talks() || options.scenario == Scenario.HISTORY
            ? Scenario.CONNECT.window()
            : options.windowOrDefault();
    var boarding = new Boarding(setting.loop(), clients, atOnce);
    setting.loop().run(boarding);
    if (boarding.welcomed() < clients.size()) {
      throw new BenchFault(
          "only "
              + boarding.welcomed()
              + " of "
              + clients.size()
              + " connections got their welcome: "
              + setting.load().tally().firstDisconnect);
    }
    return boarding;
  }
}
