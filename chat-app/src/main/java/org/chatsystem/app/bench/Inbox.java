package org.chatsystem.app.bench;

/**
 * Sorts the frames of one connection: messages, acks and refusals by their markers, the welcome by
 * its type. All else (presence, other people's messages) is none of the run's business.
 */
final class Inbox implements FrameSink {
  private static final byte[] ERROR = Bytes.of("{\"type\":\"error\"");
  private static final byte[] WELCOME = Bytes.of("\"type\":\"welcome\"");
  private static final Reception[] NONE = {};

  private final Client client;
  private final Load load;
  private ClientListener listener;
  private Reception[] receptions = NONE;
  private int usualPlace;
  private long nanos;

  Inbox(Client client, Load load) {
    this.client = client;
    this.load = load;
  }

  void listener(ClientListener newListener) {
    this.listener = newListener;
  }

  void add(Reception reception) {
    receptions = java.util.Arrays.copyOf(receptions, receptions.length + 1);
    receptions[receptions.length - 1] = reception;
  }

  /** The frames to come have been read at this time. */
  void now(long newNanos) {
    nanos = newNanos;
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    int marker = markerIn(bytes, from, to);
    if (marker < 0 || Marker.run(bytes, marker) != load.run()) {
      other(bytes, from, to);
    } else if (bytes[marker] == Marker.CONTENT) {
      message(bytes, from, marker);
    } else {
      answer(bytes, from, to, marker);
    }
  }

  @Override
  public void ping(byte[] bytes, int from, int to) {
    client.pong(bytes, from, to);
  }

  @Override
  public void close(int code) {
    client.end("closed by the server with " + code);
  }

  void ended(String reason) {
    load.tally().disconnected++;
    if (load.tally().firstDisconnect.isEmpty()) {
      load.tally().firstDisconnect = reason;
    }
    listener.lost(client);
  }

  /** Frames of one conversation differ little: the marker mostly stands where it stood last. */
  private int markerIn(byte[] bytes, int from, int to) {
    if (Marker.isAt(bytes, from + usualPlace, to, Marker.CONTENT)) {
      return from + usualPlace;
    }
    int found = Marker.find(bytes, from, to);
    if (found >= 0 && bytes[found] == Marker.CONTENT) {
      usualPlace = found - from;
    }
    return found;
  }

  private void message(byte[] bytes, int from, int marker) {
    Reception reception = reception(Marker.room(bytes, marker));
    if (reception == null) {
      load.tally().misdelivered++;
    } else if (reception.take(bytes, from, marker)) {
      listener.delivered(reception.room(), Marker.nanos(bytes, marker), nanos);
    }
  }

  private void answer(byte[] bytes, int from, int to, int marker) {
    Reception reception = reception(Marker.room(bytes, marker));
    Lane lane = reception == null ? null : reception.room().lane(Marker.lane(bytes, marker));
    if (lane == null || lane.sender() != client) {
      load.tally().misdelivered++;
      return;
    }
    boolean stored = !Bytes.isAt(bytes, from, to, ERROR);
    int number = Marker.number(bytes, marker);
    if (stored ? lane.acked(number) : lane.refused(number)) {
      count(stored, bytes, from, to);
      listener.answered(lane, stored, Marker.nanos(bytes, marker), nanos);
    } else {
      load.tally().doubled++;
    }
  }

  private void other(byte[] bytes, int from, int to) {
    if (!client.isReady() && Bytes.find(bytes, from, to, WELCOME) >= 0) {
      client.welcome();
      listener.welcomed(client, nanos);
    } else if (Bytes.isAt(bytes, from, to, ERROR)) {
      count(false, bytes, from, to);
    }
  }

  private void count(boolean stored, byte[] bytes, int from, int to) {
    Tally tally = load.tally();
    if (!stored && tally.refused++ == 0) {
      tally.firstRefusal = Bytes.text(bytes, from, to);
    }
  }

  private Reception reception(int room) {
    for (Reception each : receptions) {
      if (each.room().index() == room) {
        return each;
      }
    }
    return null;
  }
}
