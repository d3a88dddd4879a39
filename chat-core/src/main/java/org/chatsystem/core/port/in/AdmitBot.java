package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/** Tells which bot a token belongs to. Asked for every request that carries one. */
public interface AdmitBot {
  /** The bot, as long as this is its token; empty for any other text. */
  Optional<Entry> admit(String token);

  /**
   * A bot that is let in.
   *
   * @param session lives as long as the token is good
   */
  record Entry(Username bot, SessionId session) {}
}
