package org.chatsystem.core.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.ReadMarkers;

final class InMemoryReadMarkers implements ReadMarkers {
  private record Place(Username reader, Conversation conversation) {}

  private final Map<Place, MessageId> marks = new ConcurrentHashMap<>();

  @Override
  public void advance(Username reader, Conversation conversation, MessageId upTo) {
    marks.merge(
        new Place(reader, conversation), upTo, (old, next) -> next.isAfter(old) ? next : old);
  }

  @Override
  public Map<Conversation, MessageId> of(Username reader, Collection<Conversation> conversations) {
    Map<Conversation, MessageId> found = new HashMap<>();
    for (Conversation each : conversations) {
      MessageId mark = marks.get(new Place(reader, each));
      if (mark != null) {
        found.put(each, mark);
      }
    }
    return found;
  }
}
