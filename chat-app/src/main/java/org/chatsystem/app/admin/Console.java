package org.chatsystem.app.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where commands read and write.
 *
 * @param in what is imported, or the answer to a question
 * @param out what was asked for, and what was done
 * @param err questions, progress and faults
 * @param isTerminal whether somebody watches {@code err}
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean isTerminal) {
  /** That of this process, but with these streams for what is said. */
  public static Console ofProcess(PrintStream out, PrintStream err) {
    return new Console(System.in, out, err, isTerminal(Path.of("/proc/self/fd/2")));
  }

  /**
   * As far as Linux tells; elsewhere nobody is shown progress, which hurts less than a log of it.
   */
  private static boolean isTerminal(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
