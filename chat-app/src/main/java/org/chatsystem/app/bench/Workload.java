package org.chatsystem.app.bench;

import java.util.List;

/** What servers are compared by: a run of the load tool, and what is of interest in it. */
enum Workload {
  GROUP("10 groups of 100, window 8", "group --groups 10 --members 100 --window 8"),
  DM("500 pairs, window 1", "dm --pairs 500 --window 1"),
  BROADCAST("broadcast to 1,000, window 4", "broadcast --connections 1000 --window 4"),
  ONE_GROUP("one group of 100, window 8", "group --groups 1 --members 100 --window 8"),
  DM_EVEN("dm at 2,000/s", "dm --pairs 500 --rate 2000"),
  GROUP_EVEN("groups at 20,000 deliveries/s", "group --groups 10 --members 100 --rate 202.02"),
  IDLE_5K("5,000 idle connections", "idle --connections 5000"),
  IDLE_10K("10,000 idle connections", "idle --connections 10000"),
  IDLE_19K("19,000 idle connections", "idle --connections 19000"),
  CONNECT("10,000 connections begin", "connect --connections 10000 --users 10000");

  private final String title;
  private final String arguments;

  Workload(String title, String arguments) {
    this.title = title;
    this.arguments = arguments;
  }

  /** What is done. */
  String title() {
    return title;
  }

  /** The run, as on the command line. */
  List<String> arguments() {
    return List.of(arguments.split(" ", -1));
  }

  /** What is of interest. */
  List<Figure> figures() {
    return switch (this) {
      case GROUP, BROADCAST, ONE_GROUP -> Figure.DELIVERIES;
      case DM -> Figure.MESSAGES;
      case DM_EVEN, GROUP_EVEN -> Figure.LATENCIES;
      case IDLE_5K, IDLE_10K, IDLE_19K -> Figure.MEMORY;
      case CONNECT -> Figure.CONNECTS;
    };
  }
}
