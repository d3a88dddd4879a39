package org.chatsystem.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.chatsystem.app.admin.AdminCommand;
import org.chatsystem.app.admin.AdminFault;
import org.chatsystem.app.admin.Console;
import org.chatsystem.app.admin.Premises;
import org.chatsystem.app.bench.BenchCommand;
import org.chatsystem.redis.RedisSettings;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** What may be said on the command line. */
final class CommandLines {
  private static final int MISUSE = 2;

  private CommandLines() {}

  /**
   * The server is started if nothing is said, or {@code serve}.
   *
   * @param serve starts the server; returns the status to exit with, 0 when it runs
   * @param environment where settings come from
   */
  static CommandLine of(
      Callable<Integer> serve, Map<String, String> environment, PrintStream out, PrintStream err) {
    var line = new CommandLine(new Root(serve));
    line.addSubcommand(new Serve(serve))
        .addSubcommand(new DoctorCommand(environment, out, err))
        .addSubcommand("bench", BenchCommand.line(out, err))
        .addSubcommand(
            "admin",
            AdminCommand.line(
                () -> premises(environment), Durations::parse, Console.ofProcess(out, err)))
        .addSubcommand(new GenerateCompletion());
    line.getCommandSpec().version(Texts.version());
    line.getCommandSpec().usageMessage().footer(Texts.SETTINGS.split("\n", -1));
    line.setOut(writer(out)).setErr(writer(err));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((fault, arguments) -> tell(fault));
    return line;
  }

  private static Premises premises(Map<String, String> environment) {
    try {
      Settings settings = Settings.from(environment);
      RedisSettings redis =
          settings
              .redis()
              .orElseThrow(
                  () ->
                      AdminFault.refused(
                          "REDIS_ADDR is not set: a server that keeps everything in memory cannot"
                              + " be administered from outside."));
      return new Premises(redis, settings.attachments().open().map(Function.identity()));
    } catch (SettingsException e) {
      throw AdminFault.misuse(e.getMessage());
    }
  }

  private static int tell(ParameterException fault) {
    String text = fault.getMessage().lines().findFirst().orElse("");
    fault.getCommandLine().getErr().println(text + "; --help tells what there is.");
    return MISUSE;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  @Command(
      name = "java -jar chat-app.jar",
      header = "A real-time chat server: direct messages, groups and broadcast over WebSockets.",
      synopsisSubcommandLabel = "[serve | doctor | bench | admin]",
      mixinStandardHelpOptions = true)
  private record Root(Callable<Integer> serve) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return serve.call();
    }
  }

  @Command(
      name = "serve",
      header = "Starts the server (what happens if nothing is said).",
      mixinStandardHelpOptions = true)
  private record Serve(Callable<Integer> serve) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return serve.call();
    }
  }
}
