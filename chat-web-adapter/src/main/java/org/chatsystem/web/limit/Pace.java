package org.chatsystem.web.limit;

/** How fast one connection may go. Used by one thread at a time. */
public interface Pace {
  /** As fast as one likes. */
  Pace ANY =
      new Pace() {
        @Override
        public boolean mayGoOn() {
          return true;
        }

        @Override
        public void send() {}

        @Override
        public void ephemeral() {}

        @Override
        public void resume() {}
      };

  /** Before any frame is read: whether there are not too many of them, refused ones too. */
  boolean mayGoOn();

  /**
   * Before something is said or changed.
   *
   * @throws org.chatsystem.web.wire.Refusal if that is too often, as do the others
   */
  void send();

  /** Before something is done that is not kept. */
  void ephemeral();

  /** Before what was missed is replayed. */
  void resume();
}
