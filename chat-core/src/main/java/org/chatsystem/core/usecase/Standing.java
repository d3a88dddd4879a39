package org.chatsystem.core.usecase;

import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Users;

/** Who is kept out: whoever is disabled, and the bots of whoever is. */
final class Standing {
  private final Users users;

  Standing(Users users) {
    this.users = users;
  }

  boolean isDisabled(Account account) {
    return account.disabled()
        || account.owner().flatMap(users::find).map(Account::disabled).orElse(false);
  }
}
