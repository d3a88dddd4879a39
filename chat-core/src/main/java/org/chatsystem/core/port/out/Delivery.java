package org.chatsystem.core.port.out;

import java.util.function.Function;

/**
 * One notice on its way to any number of connections. What a transport makes of it (its encoded
 * frame, say) is made for the first connection and shared with all others.
 */
public final class Delivery {
  /** A final field publishes what it holds safely, whichever thread rendered it. */
  private record Rendered(Object form) {}

  private final Notice notice;
  private Rendered rendered;

  /** Wraps a notice. */
  public Delivery(Notice notice) {
    this.notice = notice;
  }

  /** What is told. */
  public Notice notice() {
    return notice;
  }

  /**
   * The form that the renderer gives the notice: made once, or a few times if several threads ask
   * for it first. All renderers that are used on one delivery must give the same form.
   */
  @SuppressWarnings("unchecked")
  public <T> T as(Function<? super Notice, ? extends T> renderer) {
    Rendered known = rendered;
    if (known == null) {
      known = new Rendered(renderer.apply(notice));
      rendered = known;
    }
    return (T) known.form();
  }
}
