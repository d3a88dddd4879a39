package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.Username;

/** Shows someone where they are signed in. */
public interface ListSessions {
  /** One's own live sign-ins, the one used last first; all of them, as their number is bounded. */
  List<SignIn> list(Username user);
}
