package org.chatsystem.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Signs people up and makes groups over the server's HTTP API, as anybody could. */
final class HttpRegistry implements Registry {
  /** Few, as each sign-up costs the server a password hash. */
  private static final int AT_ONCE = 4;

  private final Api api;
  private final String prefix;
  // nobody is to sign in as one of them later
  private final String password = UUID.randomUUID().toString();
  private final Workers workers = new Workers(AT_ONCE);

  /**
   * @param prefix what all names begin with
   */
  HttpRegistry(Api api, String prefix) {
    this.api = api;
    this.prefix = prefix;
  }

  @Override
  public List<Account> people(int count) {
    var work = new ArrayList<Callable<Account>>();
    for (int i = 0; i < count; i++) {
      String name = prefix + i;
      work.add(() -> signUp(name));
    }
    return workers.all(work);
  }

  @Override
  public void group(String name, List<Account> members) {
    String owner = members.get(0).token();
    api.post("/api/groups", owner, Map.of("name", name, "visibility", "public"));
    var work = new ArrayList<Callable<Object>>();
    for (Account each : members.subList(1, members.size())) {
      String path = "/api/groups/" + name + "/members/" + each.user();
      work.add(() -> api.put(path, each.token()));
    }
    workers.all(work);
  }

  @Override
  public void close() {
    workers.close();
  }

  private Account signUp(String name) {
    var body = Map.of("username", name, "password", password);
    return new Account(name, api.post("/api/signup", "", body).path("accessToken").asText());
  }
}
