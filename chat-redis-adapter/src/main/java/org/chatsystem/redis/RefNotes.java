package org.chatsystem.redis;

import java.util.Map;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Draft;

/**
 * What the append script had noted of each sender's refs: a word of its own, with the day in it,
 * that spares it looking again whether today's table has an end and whether there is one of
 * yesterday. It looks again now and then all the same: a table must be prepared for its growth, and
 * may have lost its end with a Redis that was emptied. For one thread.
 */
final class RefNotes {
  private static final class Note {
    private final byte[] word;
    private int uses = USES;

    private Note(byte[] word) {
      this.word = word;
    }
  }

  private static final int SENDERS_REMEMBERED = 100_000;
  private static final int USES = 64;
  private static final byte[] NOTHING = {};

  private final Map<Username, Note> notes = new RecentlyUsed<>(SENDERS_REMEMBERED);

  /** What the script is to be told with this draft. */
  byte[] word(Draft draft) {
    if (draft.ref().isEmpty()) {
      return NOTHING;
    }
    Note note = notes.get(draft.from());
    if (note == null || note.uses == 0) {
      return NOTHING;
    }
    note.uses--;
    return note.word;
  }

  void note(Username sender, byte[] word) {
    notes.put(sender, new Note(word));
  }

  void forget() {
    notes.clear();
  }
}
