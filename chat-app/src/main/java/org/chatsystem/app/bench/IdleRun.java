package org.chatsystem.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Connections that say nothing, and what they cost in memory. */
final class IdleRun {
  private final Setting setting;

  IdleRun(Setting setting) {
    this.setting = setting;
  }

  void play(Report report) throws IOException {
    BenchOptions options = setting.options();
    List<Client> clients = ConnectRun.clients(setting);
    // first, as it collects garbage, after which memory stays as it is
    OptionalLong heapBefore = LiveHeap.bytesOf(options.server.pids());
    long before = setting.servers().residentBytes();
    ConnectRun.board(setting, clients);
    setting.say("Holding for " + options.duration.toSeconds() + " s");
    setting.servers().begin();
    setting.loop().run(new Holding(options.duration));
    setting.servers().end();
    long held = clients.stream().filter(Client::isReady).count();
    report.count("connectionsHeld", "connections held", held);
    if (setting.servers().areKnown()) {
      long grown = setting.servers().residentBytes() - before;
      report.count("residentBytesPerConnection", "RSS per connection", grown / clients.size());
      OptionalLong heap = LiveHeap.bytesOf(options.server.pids());
      if (heap.isPresent() && heapBefore.isPresent()) {
        long lived = heap.getAsLong() - heapBefore.getAsLong();
        report.count("liveHeapBytesPerConnection", "live heap of each", lived / clients.size());
      }
    }
  }
}
