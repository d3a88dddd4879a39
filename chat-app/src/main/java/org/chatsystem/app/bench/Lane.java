package org.chatsystem.app.bench;

/**
 * What one connection says in one room: messages numbered 1, 2, 3 …, which the server promises to
 * keep in this order.
 */
final class Lane {
  private final Room room;
  private final int index;
  private final Client sender;
  private final byte[] frame;
  private final int content;
  private final int ref;
  private final Series acks = new Series(1);
  private int sent;
  private int refused;

  /**
   * @param size how many characters each content has
   */
  Lane(Room room, int index, Client sender, String to, int run, int size) {
    this.room = room;
    this.index = index;
    this.sender = sender;
    String head = "{\"type\":\"" + room.kind().type() + "\"" + addressee(to) + ",\"content\":\"";
    String body = "x".repeat(Math.max(size, Marker.LENGTH));
    String between = "\",\"ref\":\"";
    frame = Bytes.of(head + body + between + "x".repeat(Marker.LENGTH) + "\"}");
    content = head.length();
    ref = head.length() + body.length() + between.length();
    Marker.write(frame, content, Marker.CONTENT, run, room.index(), index);
    Marker.write(frame, ref, Marker.REF, run, room.index(), index);
  }

  /** Sends the next message, which is to count from this time on. */
  void send(long nanos) {
    sent++;
    Marker.stamp(frame, content, sent, nanos);
    Marker.stamp(frame, ref, sent, nanos);
    sender.send(frame);
  }

  /** Takes an ack; false if none was awaited. */
  boolean acked(int number) {
    return number >= 1 && number <= sent && acks.note(0, number) != Series.Arrival.DOUBLED;
  }

  /** Takes a refusal, which answers as well; false if none was awaited. */
  boolean refused(int number) {
    boolean awaited = acked(number);
    if (awaited) {
      refused++;
    }
    return awaited;
  }

  int unanswered() {
    return acks.missing(0, sent);
  }

  int sent() {
    return sent;
  }

  int refused() {
    return refused;
  }

  int index() {
    return index;
  }

  Client sender() {
    return sender;
  }

  Room room() {
    return room;
  }

  private static String addressee(String to) {
    return to.isEmpty() ? "" : ",\"to\":\"" + to + "\"";
  }
}
