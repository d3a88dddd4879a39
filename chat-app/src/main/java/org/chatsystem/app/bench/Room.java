package org.chatsystem.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A conversation under load: who hears it, and who speaks in it, in turn. */
final class Room {
  /** How many of a room's members speak at most; more would only cost memory for the checks. */
  static final int MAX_SPEAKERS = 100;

  /** The kinds of conversation, called as in frames. */
  enum Kind {
    DM,
    GROUP,
    BROADCAST;

    String type() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final int index;
  private final Kind kind;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Reception> receptions = new ArrayList<>();
  private int turn;

  Room(int index, Kind kind) {
    this.index = index;
    this.kind = kind;
  }

  /** Two people. */
  static Room dm(int index, List<Client> pair, Load load) {
    var room = new Room(index, Kind.DM);
    room.add(pair.get(0), pair.get(1).user(), load);
    room.add(pair.get(1), pair.get(0).user(), load);
    room.listen(pair, load);
    return room;
  }

  /** A group of this name, or with an empty one the broadcast. */
  static Room of(int index, String group, List<Client> members, Load load) {
    var room = new Room(index, group.isEmpty() ? Kind.BROADCAST : Kind.GROUP);
    members.stream().limit(MAX_SPEAKERS).forEach(each -> room.add(each, group, load));
    room.listen(members, load);
    return room;
  }

  /** Lets the next one speak. */
  void sendNext(long nanos) {
    Lane lane = lanes.get(turn);
    turn = turn + 1 == lanes.size() ? 0 : turn + 1;
    lane.send(nanos);
  }

  /** How many connections hear each message. */
  int listeners() {
    return receptions.size() - 1;
  }

  int index() {
    return index;
  }

  Kind kind() {
    return kind;
  }

  List<Lane> lanes() {
    return lanes;
  }

  List<Reception> receptions() {
    return receptions;
  }

  /** The lane of this number; null if there is none. */
  Lane lane(int number) {
    return number < 0 || number >= lanes.size() ? null : lanes.get(number);
  }

  private void add(Client sender, String to, Load load) {
    lanes.add(new Lane(this, lanes.size(), sender, to, load.run(), load.size()));
  }

  private void listen(List<Client> members, Load load) {
    for (Client each : members) {
      var reception = new Reception(this, each, lanes.size(), load.tally());
      receptions.add(reception);
      each.listen(reception);
    }
  }
}
