package org.chatsystem.web.socket;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * A socket of Jetty's. Goes below its public API, in this class alone, because only there can
 * several frames leave in one write: at saturation seven to twelve times the deliveries.
 */
final class JettyLink implements Link {
  private final Session session;
  private final CoreSession core;

  JettyLink(Session session) {
    this.session = session;
    this.core = ((WebSocketSession) session).getCoreSession();
  }

  @Override
  public void write(List<EncodedFrame> frames, Written written) {
    var told = new Told(written);
    if (frames.size() == 1) {
      core.sendFrame(frame(frames.get(0)), told, false);
      return;
    }
    frames.forEach(each -> core.sendFrame(frame(each), Callback.NOOP, true));
    core.flush(told);
  }

  private static Frame frame(EncodedFrame frame) {
    return new Frame(OpCode.TEXT, frame.view());
  }

  @Override
  public void ping() {
    core.sendFrame(new Frame(OpCode.PING, ByteBuffer.allocate(0)), Callback.NOOP, false);
  }

  @Override
  public long bytesReceived() {
    return ((WebSocketCoreSession) core).getConnection().getBytesIn();
  }

  @Override
  public void close(CloseCode code) {
    core.close(code.code(), code.reason(), Callback.NOOP);
  }

  @Override
  public void cut() {
    session.disconnect();
  }

  /**
   * Runs on whichever thread finished the write; nothing in it blocks, so Jetty need not find
   * another one for it.
   */
  private record Told(Written written) implements Callback {
    @Override
    public void succeeded() {
      written.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      written.failed();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
