package org.chatsystem.core.memory;

import java.time.Duration;
import org.chatsystem.core.contract.AttachmentsContract;
import org.chatsystem.core.port.out.Attachments;

class InMemoryAttachmentsTest extends MemoryUnderTest implements AttachmentsContract {
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
