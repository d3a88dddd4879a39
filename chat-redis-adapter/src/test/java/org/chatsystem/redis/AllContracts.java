package org.chatsystem.redis;

import java.time.Duration;
import org.chatsystem.core.contract.AllowancesContract;
import org.chatsystem.core.contract.AttachmentsContract;
import org.chatsystem.core.contract.BlocksContract;
import org.chatsystem.core.contract.BotsContract;
import org.chatsystem.core.contract.DeparturesContract;
import org.chatsystem.core.contract.GroupsContract;
import org.chatsystem.core.contract.MessageBusContract;
import org.chatsystem.core.contract.MessageChangesContract;
import org.chatsystem.core.contract.MessageLogContract;
import org.chatsystem.core.contract.PresenceContract;
import org.chatsystem.core.contract.ReadMarkersContract;
import org.chatsystem.core.contract.SessionsContract;
import org.chatsystem.core.contract.UsersContract;
import org.chatsystem.core.contract.WebhooksContract;
import org.chatsystem.core.port.out.Attachments;

/** Every contract, for a Redis that is not like the shared one. */
abstract class AllContracts extends RedisStore
    implements UsersContract,
        BotsContract,
        BlocksContract,
        DeparturesContract,
        GroupsContract,
        MessageLogContract,
        MessageChangesContract,
        MessageBusContract,
        PresenceContract,
        ReadMarkersContract,
        AllowancesContract,
        WebhooksContract,
        AttachmentsContract,
        SessionsContract {
  @Override
  public Attachments here() {
    return backend().attachments();
  }

  @Override
  public Attachments elsewhere() {
    return otherNode().attachments();
  }

  @Override
  public void later(Duration time) {
    pass(time);
  }
}
