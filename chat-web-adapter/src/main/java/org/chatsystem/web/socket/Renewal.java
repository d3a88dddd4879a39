package org.chatsystem.web.socket;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.chatsystem.web.socket.Admission.Verdict;

/**
 * Another token for a live connection. The store is asked, so it is done where that may be waited
 * for.
 */
record Renewal(ClientConnection.Services services, Verdict.In admitted) {
  /**
   * Tells {@code false}, and changes nothing, if the token speaks for someone else.
   *
   * @param renewed told how the connection is admitted from now on; empty if it is no more
   */
  CompletionStage<Boolean> by(String token, Consumer<Optional<Verdict.In>> renewed) {
    return CompletableFuture.supplyAsync(() -> isDone(token, renewed), services.background());
  }

  private boolean isDone(String token, Consumer<Optional<Verdict.In>> renewed) {
    Verdict verdict = services.admission().decide(token, Optional.of(admitted.user().value()));
    if (verdict instanceof Verdict.Out out && out.code() == CloseCode.NOT_THE_SUBJECT) {
      return false;
    }
    renewed.accept(
        verdict instanceof Verdict.In in && isLive(in) ? Optional.of(next(in)) : Optional.empty());
    return true;
  }

  private Verdict.In next(Verdict.In in) {
    return new Verdict.In(in.user(), admitted.session(), in.expiresAt());
  }

  private boolean isLive(Verdict.In in) {
    return in.session()
        .filter(session -> services.chat().checkSession().isLive(in.user(), session))
        .isPresent();
  }
}
