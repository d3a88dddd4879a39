package org.chatsystem.core.port.out;

/**
 * Everything the core needs of a store, seen from one instance. The parts see each other's changes
 * at once.
 */
public interface Backend extends AutoCloseable {
  /** Who has signed up. */
  Users users();

  /** Groups and their members. */
  Groups groups();

  /** The truth. */
  MessageLog log();

  /** What becomes of messages. */
  MessageChanges changes();

  /** What makes it fast. */
  MessageBus bus();

  /** Who is there. */
  Presence presence();

  /** Who has read what. */
  ReadMarkers readMarkers();

  /** How often someone may do what concerns many. */
  Allowances allowances();

  /** Which bots belong to whom. */
  Bots bots();

  /** Who wants nothing to do with whom. */
  Blocks blocks();

  /** Who has deleted their account. */
  Departures departures();

  /** What calls the outside with each message of a group. */
  Webhooks webhooks();

  /** What messages carry besides their text. */
  Attachments attachments();

  /** Sign-ins. */
  Sessions sessions();

  /** All conversations at once. */
  Upkeep upkeep();

  /** Gives back this instance's lease, connections and threads. */
  @Override
  void close();
}
