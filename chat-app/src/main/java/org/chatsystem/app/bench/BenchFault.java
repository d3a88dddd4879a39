package org.chatsystem.app.bench;

/** Why a run cannot go on, in one line for whoever started it. */
final class BenchFault extends RuntimeException {
  BenchFault(String message) {
    super(message);
  }

  BenchFault(String message, Throwable cause) {
    super(message, cause);
  }
}
