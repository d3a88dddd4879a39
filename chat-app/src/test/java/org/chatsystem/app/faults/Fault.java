package org.chatsystem.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** What can go wrong. Each is over, but not yet recovered from, when it returns. */
enum Fault {
  INSTANCE_KILLED {
    @Override
    void provoke(Stage stage) {
      Instance victim = stage.anyInstance();
      victim.kill();
      stage.pause(0, 1_500);
      victim.start();
    }
  },
  INSTANCE_TERMINATED {
    @Override
    void provoke(Stage stage) {
      Instance victim = stage.anyInstance();
      Duration took = victim.terminate();
      if (took.compareTo(LONGEST_GOODBYE) > 0) {
        stage.tally().complain("an instance took " + took + " to go down");
      }
      victim.start();
    }
  },
  INSTANCE_FROZEN {
    @Override
    void provoke(Stage stage) {
      Instance victim = stage.anyInstance();
      victim.freeze();
      stage.pause(1_000, 5_000);
      victim.thaw();
    }
  },
  REDIS_FROZEN {
    @Override
    void provoke(Stage stage) {
      stage.cluster().redis().pause();
      stage.pause(500, 4_000);
      stage.cluster().redis().resume();
    }
  },
  REDIS_KILLED {
    @Override
    void provoke(Stage stage) {
      stage.redisDies();
      stage.cluster().redis().kill();
      stage.pause(0, 2_000);
      stage.cluster().redis().restart();
    }
  },
  SUBSCRIBERS_CUT {
    @Override
    void provoke(Stage stage) {
      cut(stage, ClientType.PUBSUB);
    }
  },
  STORE_CONNECTIONS_CUT {
    @Override
    void provoke(Stage stage) {
      cut(stage, ClientType.NORMAL);
    }
  },
  CLIENTS_STALLED {
    @Override
    void provoke(Stage stage) {
      Duration time = stage.time(2_000, 5_000);
      stage.crowd().some(6, stage.random()).forEach(each -> each.stall(time));
    }
  },
  CLIENTS_CUT_MID_FRAME {
    @Override
    void provoke(Stage stage) {
      Random random = stage.random();
      for (Client each : stage.crowd().some(8, random)) {
        each.cutMidFrame(stage.crowd().topic(each.user(), random));
      }
    }
  },
  READERS_FLOODED {
    @Override
    void provoke(Stage stage) {
      flood(stage, MORE_THAN_FITS, each -> each.stall(Duration.ofSeconds(6)));
    }
  },
  CLIENTS_AWAY {
    @Override
    void provoke(Stage stage) {
      flood(stage, MORE_THAN_IS_REPLAYED, each -> each.leave(Duration.ofSeconds(4)));
    }
  };

  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

  private static final int MORE_THAN_IS_REPLAYED = 600;

  /** Into the buffers of both systems and the queue between them. */
  private static final int MORE_THAN_FITS = 1_000;

  private static final String PADDING = "x".repeat(3_800);

  abstract void provoke(Stage stage);

  private static void cut(Stage stage, ClientType type) {
    try (Jedis jedis = stage.cluster().redis().connect()) {
      jedis.clientKill(new ClientKillParams().type(type).skipMe(ClientKillParams.SkipMe.YES));
    }
  }

  private static void flood(Stage stage, int messages, Consumer<Client> before) {
    List<Client> some = stage.crowd().someOfOneGroup(3, stage.random());
    Client speaker = some.get(some.size() - 1);
    some.subList(0, some.size() - 1).forEach(before);
    for (int i = 0; i < messages; i++) {
      speaker.say(stage.crowd().groupOf(speaker), PADDING);
    }
  }
}
