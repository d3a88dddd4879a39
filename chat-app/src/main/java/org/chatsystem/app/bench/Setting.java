package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run plays in.
 *
 * @param prefix what all names of this run begin with
 * @param progress where progress is told
 */
record Setting(
    BenchOptions options,
    Loop loop,
    Registry registry,
    Load load,
    ServerProcesses servers,
    String prefix,
    PrintStream progress) {

  /** So many connections of these people, spread over the servers. */
  List<Client> clients(List<Account> people, int count) {
    List<URI> urls = options.server.urls();
    var clients = new ArrayList<Client>(count);
    for (int i = 0; i < count; i++) {
      clients.add(new Client(people.get(i % people.size()), urls.get(i % urls.size()), load));
    }
    return clients;
  }

  /** Tells what is being done. */
  void say(String line) {
    progress.println(line);
  }
}
