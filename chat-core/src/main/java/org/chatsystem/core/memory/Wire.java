package org.chatsystem.core.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;

/** Joins the bus ends of all nodes. Never blocks, so it may be used under any lock. */
final class Wire {
  private final List<InMemoryMessageBus> ends = new CopyOnWriteArrayList<>();

  void attach(InMemoryMessageBus end) {
    ends.add(end);
  }

  void detach(InMemoryMessageBus end) {
    ends.remove(end);
  }

  void publish(Channel channel, Event event) {
    for (InMemoryMessageBus end : ends) {
      end.receive(channel, event);
    }
  }
}
