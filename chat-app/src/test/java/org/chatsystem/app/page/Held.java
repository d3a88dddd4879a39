package org.chatsystem.app.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** Requests of one page that do not reach the server until they are let go. */
final class Held {
  private final List<Route> requests = new ArrayList<>();
  private final Page page;
  private final String glob;

  private Held(Page page, String glob) {
    this.page = page;
    this.glob = glob;
  }

  /** Holds what is asked for from now on. */
  static Held on(ChatPage who, String glob) {
    var held = new Held(who.page(), glob);
    held.page.route(glob, held.requests::add);
    return held;
  }

  /** Waits until something is asked for. */
  Held awaitOne() {
    page.waitForCondition(() -> !requests.isEmpty());
    return this;
  }

  /** Lets all of them go, and holds no more. */
  void letGo() {
    page.unroute(glob);
    requests.forEach(Route::resume);
  }
}
