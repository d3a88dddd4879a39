package org.chatsystem.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** What a server says to one client, passed on as it is, but for the message to cheat with. */
final class CheatingStream extends OutputStream implements FrameSink {
  private static final byte[] UPGRADED = Bytes.of("HTTP/1.1 101");
  private static final byte[] END = Bytes.of("\r\n\r\n");

  private final OutputStream out;
  private final Cheat cheat;
  private final CheatingProxy proxy;
  private byte[] waiting = {};
  private boolean framed;
  private byte[] victim;

  CheatingStream(OutputStream out, Cheat cheat, CheatingProxy proxy) {
    this.out = out;
    this.cheat = cheat;
    this.proxy = proxy;
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!framed && !Bytes.isAt(bytes, from, from + length, UPGRADED)) {
      out.write(bytes, from, length);
      return;
    }
    int at = framed ? from : Bytes.find(bytes, from, from + length, END) + END.length;
    out.write(bytes, from, at - from);
    framed = true;
    frames(bytes, at, from + length);
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    byte[] text = Arrays.copyOfRange(bytes, from, to);
    boolean isMessage = text[Math.max(0, Marker.find(text, 0, text.length))] == Marker.CONTENT;
    if (!isMessage) {
      frame(0x81, text);
    } else if (victim != null) {
      cheat.made(victim, text).forEach(each -> frame(0x81, each));
      victim = null;
    } else if (proxy.isVictim()) {
      victim = text;
    } else {
      frame(0x81, text);
    }
  }

  @Override
  public void ping(byte[] bytes, int from, int to) {
    frame(0x89, Arrays.copyOfRange(bytes, from, to));
  }

  @Override
  public void close(int code) {
    frame(0x88, new byte[] {(byte) (code >> 8), (byte) code});
  }

  private void frames(byte[] bytes, int from, int to) throws IOException {
    var all = new ByteArrayOutputStream();
    all.writeBytes(waiting);
    all.write(bytes, from, to - from);
    byte[] joined = all.toByteArray();
    try {
      int used = FrameReader.read(joined, 0, joined.length, this);
      waiting = Arrays.copyOfRange(joined, used, joined.length);
    } catch (ProtocolFault e) {
      throw new IOException(e);
    }
  }

  private void frame(int first, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(payload);
    try {
      out.write(frame.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
