package org.chatsystem.core.desk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;

/** Remembers what a connection was told, and when, as counted by a clock that all share. */
class Told implements Outbox {
  record Entry(long at, Notice notice) {}

  private static final AtomicLong COUNT = new AtomicLong();

  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private volatile Ending ending;
  private final AtomicInteger flushed = new AtomicInteger();

  /** A moment after all that was told, and before all that is told from now on. */
  static long now() {
    return COUNT.incrementAndGet();
  }

  @Override
  public void offer(Delivery delivery) {
    entries.add(new Entry(now(), delivery.notice()));
  }

  @Override
  public void flush() {
    // several threads flush: a slow one must not take back what another has flushed since
    flushed.accumulateAndGet(entries.size(), Math::max);
  }

  @Override
  public void close(Ending reason) {
    ending = reason;
  }

  Ending ending() {
    return ending;
  }

  /** Whether everything that was offered has been flushed. */
  boolean isFlushed() {
    return flushed.get() == entries.size();
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  List<Notice> notices() {
    return entries.stream().map(Entry::notice).toList();
  }

  <T extends Notice> List<T> all(Class<T> kind) {
    return entries.stream().map(Entry::notice).filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Message> said(Conversation conversation) {
    return all(Notice.Said.class).stream()
        .map(Notice.Said::message)
        .filter(message -> message.conversation().equals(conversation))
        .toList();
  }

  List<MessageId> ids(Conversation conversation) {
    return said(conversation).stream().map(Message::id).toList();
  }

  List<String> texts() {
    return all(Notice.Said.class).stream().map(said -> said.message().content().text()).toList();
  }
}
