package org.chatsystem.app.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.WebSocketRoute;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The WebSocket between one page and the server, to be cut, held up and tampered with. Every method
 * belongs to the test's own thread, on which Playwright also calls back.
 */
final class Wire {
  private static final int OVERLOADED = 1013;
  private static final int RESTARTING = 1012;

  private WebSocketRoute page;
  private WebSocketRoute server;
  private boolean isCut;
  private Predicate<String> lost = frame -> false;
  private UnaryOperator<String> answer = frame -> null;

  /** Stands between this context's pages and the server from now on. */
  Wire(BrowserContext context) {
    context.routeWebSocket(Pattern.compile(".*/ws$"), this::opened);
  }

  private void opened(WebSocketRoute route) {
    if (isCut) {
      close(route, OVERLOADED);
      return;
    }
    page = route;
    server = route.connectToServer();
    page.onMessage(frame -> fromPage(frame.text()));
    server.onMessage(frame -> fromServer(frame.text()));
  }

  private void fromPage(String frame) {
    String own = answer.apply(frame);
    if (own == null) {
      server.send(frame);
    } else {
      page.send(own);
    }
  }

  private void fromServer(String frame) {
    if (!lost.test(frame)) {
      page.send(frame);
    }
  }

  /** Ends the connection and refuses every new one, until {@link #mend}. */
  void cut() {
    isCut = true;
    close(page, RESTARTING);
    close(server, RESTARTING);
  }

  /** Lets connections through again. */
  void mend() {
    isCut = false;
    lost = frame -> false;
  }

  /** Loses what the server says of this kind from now on, until {@link #mend}. */
  void lose(Predicate<String> frames) {
    lost = frames;
  }

  /** Answers frames in the server's place, which never sees them; {@code null} lets one pass. */
  void answer(UnaryOperator<String> frames) {
    answer = frames;
  }

  private static void close(WebSocketRoute route, int code) {
    route.close(new WebSocketRoute.CloseOptions().setCode(code));
  }
}
