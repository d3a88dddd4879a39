package org.chatsystem.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection to a chat server, from the handshake to its end; for the loop's thread alone. */
final class Client {
  private enum State {
    NEW,
    CONNECTING,
    UPGRADING,
    OPEN,
    READY,
    ENDED
  }

  private final Account account;
  private final URI server;
  private final Inbox inbox;
  private final Handshake handshake = Handshake.create();
  private final Carry carry = new Carry();
  private State state = State.NEW;
  private SocketChannel channel;
  private Outgoing outgoing;
  private long startedNanos;

  Client(Account account, URI server, Load load) {
    this.account = account;
    this.server = server;
    this.inbox = new Inbox(this, load);
  }

  /** Begins to connect; the listener hears of the welcome, or of the end. */
  void connect(Selector selector, Wires wires, ClientListener listener) throws IOException {
    inbox.listener(listener);
    startedNanos = System.nanoTime();
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    outgoing = new Outgoing(channel, key, wires);
    state = State.CONNECTING;
    channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
  }

  /** Takes part in this conversation from now on. */
  void listen(Reception reception) {
    inbox.add(reception);
  }

  /** From now on this one hears what happens. */
  void listener(ClientListener listener) {
    inbox.listener(listener);
  }

  /** Sends a text frame; of an ended connection nothing leaves any more. */
  void send(byte[] text) {
    if (state == State.READY) {
      frame(FrameWriter.TEXT, text, 0, text.length);
    }
  }

  /** Does what its socket is ready for. */
  void ready(SelectionKey key, Wires wires) {
    if (state == State.ENDED) {
      return;
    }
    try {
      if (key.isConnectable()) {
        upgrade(key);
      }
      if (key.isReadable()) {
        read(wires);
      }
      if (key.isValid() && key.isWritable()) {
        outgoing.flush();
      }
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
    } catch (ProtocolFault e) {
      end(e.getMessage());
    }
  }

  /** Says goodbye and closes. */
  void close() {
    if (state == State.READY) {
      frame(FrameWriter.CLOSE, new byte[] {0x03, (byte) 0xe8}, 0, 2);
    }
    state = State.ENDED;
    closeChannel();
  }

  void pong(byte[] bytes, int from, int to) {
    frame(FrameWriter.PONG, bytes, from, to);
  }

  /** It has ended, for this reason; told once. */
  void end(String reason) {
    if (state != State.ENDED) {
      state = State.ENDED;
      closeChannel();
      inbox.ended(reason);
    }
  }

  void welcome() {
    state = State.READY;
  }

  boolean isReady() {
    return state == State.READY;
  }

  long startedNanos() {
    return startedNanos;
  }

  String user() {
    return account.user();
  }

  private void upgrade(SelectionKey key) throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    state = State.UPGRADING;
    outgoing.bytes(handshake.request(server, account.token()));
  }

  private void read(Wires wires) throws IOException, ProtocolFault {
    int end = carry.fill(channel, wires.incoming());
    if (end < 0) {
      end("the server has cut the connection");
      return;
    }
    byte[] bytes = wires.incoming().array();
    int at = state == State.UPGRADING ? answered(bytes, end) : 0;
    if (state != State.UPGRADING) {
      inbox.now(System.nanoTime());
      at = FrameReader.read(bytes, at, end, inbox);
    }
    carry.keep(bytes, at, end);
  }

  private int answered(byte[] bytes, int end) throws ProtocolFault {
    int at = handshake.check(bytes, 0, end);
    if (at >= 0) {
      state = State.OPEN;
    }
    return Math.max(0, at);
  }

  private void frame(int opcode, byte[] payload, int from, int to) {
    try {
      outgoing.frame(opcode, payload, from, to);
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
    }
  }

  private void closeChannel() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
