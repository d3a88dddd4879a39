package org.chatsystem.core.desk;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits for a stage on a thread that may wait. */
final class Waiting {
  private Waiting() {}

  /** Rethrows what the stage failed with. */
  static void on(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
