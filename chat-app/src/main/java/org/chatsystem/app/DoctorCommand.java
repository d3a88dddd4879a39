package org.chatsystem.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chatsystem.app.doctor.Doctor;
import org.chatsystem.app.doctor.Finding;
import org.chatsystem.web.WebSettings;
import picocli.CommandLine.Command;

/** {@code doctor}: tells whether a server would run well with this environment, and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Looks at settings, machine and Redis, and says what to mend.",
    footer = {"", "Exit status: 0 a server would run, 1 it would not, 2 a wrong setting."})
final class DoctorCommand implements Callable<Integer> {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param environment the one that a server would be started with
   * @param out where the findings go
   * @param err where faults of the settings go
   */
  DoctorCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Settings settings = Settings.from(environment);
      boolean open = settings.auth() == WebSettings.Auth.OPEN;
      List<Finding> findings = Doctor.examine(open, settings.redis());
      findings.forEach(out::println);
      return findings.stream().anyMatch(Finding::isFault) ? FAULT : 0;
    } catch (SettingsException e) {
      err.println(e.getMessage());
      return MISUSE;
    }
  }
}
