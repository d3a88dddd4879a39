package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Reads a conversation's history over HTTP, page by page. */
final class HistoryRun {
  private final Setting setting;

  HistoryRun(Setting setting) {
    this.setting = setting;
  }

  void play(Report report) throws IOException {
    List<Account> reader = setting.registry().people(1);
    String group = setting.prefix() + "g0";
    setting.registry().group(group, reader);
    seed(group, reader);
    Meter meter = read("group:" + group, reader.get(0).token());
    double seconds = setting.options().duration.toNanos() / 1e9;
    report.rate("pagesPerSecond", "pages/s", meter.acked() / seconds);
    report.latency("pageLatency", "page", meter.ackLatency());
  }

  private void seed(String group, List<Account> reader) throws IOException {
    int messages = setting.options().messages;
    List<Client> writers = setting.clients(reader, 1);
    var seeding = new Seeding(Room.of(0, group, writers, setting.load()), messages);
    ConnectRun.board(setting, writers);
    setting.say("Writing " + messages + " messages");
    writers.get(0).listener(seeding);
    setting.loop().run(seeding);
    if (seeding.isBroken()) {
      throw new BenchFault("could not write: " + setting.load().tally().firstRefusal);
    }
  }

  private Meter read(String conversation, String token) {
    BenchOptions options = setting.options();
    var api = new Api(options.server.urls().get(0));
    String path = "/api/conversations/" + conversation + "/messages?limit=";
    Function<Tally, PageWalk> walk = walk(rest -> api.get(path + rest, token));
    Function<String, JsonNode> pages = rest -> api.get(path + options.page + rest, token);
    long start = System.nanoTime();
    long from = start + options.warmup.toNanos();
    long end = from + options.duration.toNanos();
    var meter = new Meter();
    meter.measure(from, end);
    LongSupplier due = due(start);
    List<Callable<Tally>> readers =
        IntStream.range(0, options.windowOrDefault())
            .<Callable<Tally>>mapToObj(i -> new HistoryReader(pages, walk, due, meter, end))
            .toList();
    work(readers);
    return meter;
  }

  private Function<Tally, PageWalk> walk(Function<String, JsonNode> pages) {
    BenchOptions options = setting.options();
    if (options.depth == 0) {
      return tally -> new HistoryWalk(options.messages, tally);
    }
    String before = SamePage.before(options.depth, pages);
    return tally -> new SamePage(before, options.messages - options.depth, tally);
  }

  private LongSupplier due(long start) {
    return setting
        .options()
        .rate
        .map(rate -> new Schedule(start, rate))
        .<LongSupplier>map(schedule -> schedule::take)
        .orElse(System::nanoTime);
  }

  private void work(List<Callable<Tally>> readers) {
    setting.say("Reading");
    setting.servers().begin();
    try (var workers = new Workers(readers.size())) {
      for (Tally each : workers.all(readers)) {
        setting.load().tally().lost += each.lost;
        setting.load().tally().doubled += each.doubled;
      }
    }
    setting.servers().end();
  }
}
