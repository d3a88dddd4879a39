package org.chatsystem.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;

/** People talk: in groups, in pairs, to everybody, or all of it at once. */
final class TalkRun {
  private final Setting setting;

  TalkRun(Setting setting) {
    this.setting = setting;
  }

  void play(Report report) throws IOException {
    Cast cast = Cast.gather(setting);
    ConnectRun.board(setting, cast.clients());
    var talking = talking(cast.rooms());
    cast.clients().forEach(each -> each.listener(talking));
    setting.loop().run(talking);
    count(cast.rooms());
    tell(talking, report);
    tellPrice(talking.meter(), report);
  }

  private Talking talking(List<Room> rooms) {
    BenchOptions options = setting.options();
    LongFunction<Drive> drives =
        start ->
            options
                .rate
                .<Drive>map(rate -> new OpenLoop(rooms, new Schedule(start, rate)))
                .orElseGet(() -> new ClosedLoop(rooms, options.windowOrDefault()));
    var times = new Times(options.warmup, options.duration);
    return new Talking(rooms, times, drives, setting.servers(), setting.progress());
  }

  private void count(List<Room> rooms) {
    Tally tally = setting.load().tally();
    for (Room room : rooms) {
      tally.lost += room.receptions().stream().mapToLong(Reception::lost).sum();
      tally.unanswered += room.lanes().stream().mapToLong(Lane::unanswered).sum();
    }
  }

  /**
   * What a delivery costs the server, and this tool: tells more than a rate where others use the
   * processor too.
   */
  private void tellPrice(Meter meter, Report report) {
    double used = setting.servers().cpuUsed();
    if (used > 0) {
      report.rate("deliveriesPerCpuSecond", "per server CPU second", meter.delivered() / used);
    }
    double own = setting.servers().ownUsed();
    if (own > 0) {
      report.rate("deliveriesPerToolCpuSecond", "per tool CPU second", meter.delivered() / own);
    }
  }

  private static void tell(Talking talking, Report report) {
    Meter meter = talking.meter();
    report.rate("deliveriesPerSecond", "deliveries/s", meter.delivered() / talking.seconds());
    report.rate("messagesPerSecond", "messages/s acked", meter.acked() / talking.seconds());
    report.latency("ackLatency", "ack latency", meter.ackLatency());
    report.latency("deliveryLatency", "delivery latency", meter.deliveryLatency());
  }
}
