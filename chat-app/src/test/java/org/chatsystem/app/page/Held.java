package org.chatsystem.app.page;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Requests of one page that do not reach the server until they are let go, or their answers. */
final class Held {
  private final List<Runnable> releases = new ArrayList<>();
  private final Page page;
  private boolean isOver;

  private Held(Page page, String glob, Function<Route, Runnable> holding) {
    this.page = page;
    page.route(
        glob,
        route -> {
          if (isOver) {
            route.resume();
          } else {
            releases.add(holding.apply(route));
          }
        });
  }

  /** Holds what is asked for from now on. */
  static Held on(ChatPage who, String glob) {
    return new Held(who.page(), glob, route -> route::resume);
  }

  /** Holds what the server answers from now on. */
  static Held answersOn(ChatPage who, String glob) {
    return new Held(
        who.page(),
        glob,
        route -> {
          APIResponse answer = route.fetch();
          return () -> route.fulfill(new Route.FulfillOptions().setResponse(answer));
        });
  }

  /** Waits until something is held. */
  Held awaitOne() {
    page.waitForCondition(() -> !releases.isEmpty());
    return this;
  }

  /** Lets all of them go, and holds no more. */
  void letGo() {
    isOver = true; // without the route they would go to the server, whatever the answer is
    releases.forEach(Runnable::run);
  }
}
