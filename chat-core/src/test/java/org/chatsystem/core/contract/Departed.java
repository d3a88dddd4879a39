package org.chatsystem.core.contract;

import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;

/** What the contracts of departures have in common. */
final class Departed {
  private Departed() {}

  /** Someone who is gone, with everything else as it was. */
  static Username someone(Backend node) {
    Username name = stranger();
    node.users().create(accountWithoutPassword(name));
    node.departures().begin(name, Optional.empty());
    return name;
  }

  static MessageId said(Backend node, Conversation conversation, Username from, String text) {
    return ((Appended.Stored) Waiting.on(node.log().append(draft(conversation, from, text)))).id();
  }

  static Appended append(Backend node, Conversation conversation, Username from) {
    return Waiting.on(node.log().append(draft(conversation, from)));
  }
}
