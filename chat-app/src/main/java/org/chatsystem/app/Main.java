package org.chatsystem.app;

import java.io.PrintStream;
import java.util.Map;
import org.chatsystem.core.port.out.UnavailableException;

/** The command line: starts the server, loads one, or tells how. */
public final class Main {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  private Main() {}

  /**
   * Starts the server with the environment's settings; it runs until the process is told to end.
   */
  public static void main(String[] arguments) {
    int status = run(arguments, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * Returns 0 when the server runs or what was asked has been told, else the status to exit with.
   */
  static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (arguments.length == 0) {
      // most often nothing is said, and then nothing has to be understood, which takes its time
      return serve(environment, out, err);
    }
    return CommandLines.of(() -> serve(environment, out, err), environment, out, err)
        .execute(arguments);
  }

  private static int serve(Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Settings settings = Settings.from(environment);
      ChatServer server = ChatServer.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "chat-shutdown"));
      out.println(Texts.banner(settings, server.port(), server.adminPort()));
      return 0;
    } catch (SettingsException e) {
      err.println(e.getMessage());
      return MISUSE;
    } catch (UnavailableException e) {
      err.println("REDIS_ADDR names a Redis that does not answer: " + rootOf(e).getMessage());
      return FAULT;
    } catch (RuntimeException e) {
      err.println("The server did not start: " + e.getMessage());
      return FAULT;
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
