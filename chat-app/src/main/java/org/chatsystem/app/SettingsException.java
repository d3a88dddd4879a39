package org.chatsystem.app;

import java.util.List;

/** The environment is not as it must be; the message has one line for each fault. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
