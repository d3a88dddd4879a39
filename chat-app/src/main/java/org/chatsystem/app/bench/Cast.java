package org.chatsystem.app.bench;

import java.util.ArrayList;
import java.util.List;

/** Who talks with whom: the people, groups, connections and rooms of a talking scenario. */
final class Cast {
  private final Setting setting;
  private final List<Client> clients;
  private final List<Room> rooms = new ArrayList<>();

  private Cast(Setting setting, List<Client> clients) {
    this.setting = setting;
    this.clients = clients;
  }

  /** Makes all of it; nobody is connected yet. */
  static Cast gather(Setting setting) {
    BenchOptions options = setting.options();
    int count = options.userCount();
    setting.say("Making " + count + " users");
    List<Account> people = setting.registry().people(count);
    var cast = new Cast(setting, setting.clients(people, count));
    switch (options.scenario) {
      case GROUP -> cast.groups(people);
      case DM -> cast.pairs();
      case BROADCAST -> cast.everybody();
      default -> {
        cast.groups(people);
        cast.pairs();
        cast.everybody();
      }
    }
    return cast;
  }

  List<Client> clients() {
    return clients;
  }

  List<Room> rooms() {
    return rooms;
  }

  private void groups(List<Account> people) {
    int size = setting.options().members;
    for (int i = 0; i + size <= people.size(); i += size) {
      String name = setting.prefix() + "g" + i / size;
      setting.registry().group(name, people.subList(i, i + size));
      rooms.add(Room.of(rooms.size(), name, clients.subList(i, i + size), setting.load()));
    }
  }

  private void pairs() {
    for (int i = 0; i + 2 <= clients.size(); i += 2) {
      rooms.add(Room.dm(rooms.size(), clients.subList(i, i + 2), setting.load()));
    }
  }

  private void everybody() {
    rooms.add(Room.of(rooms.size(), "", clients, setting.load()));
  }
}
