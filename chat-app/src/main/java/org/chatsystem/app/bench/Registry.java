package org.chatsystem.app.bench;

import java.util.List;

/** Where people and groups are made before anyone connects. */
interface Registry extends AutoCloseable {
  /** So many people who may connect, each for at least ten minutes. */
  List<Account> people(int count);

  /** A group with these members. */
  void group(String name, List<Account> members);

  /** Lets go of what it holds. */
  @Override
  void close();
}
