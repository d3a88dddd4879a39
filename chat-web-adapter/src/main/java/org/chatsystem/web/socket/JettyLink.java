package org.chatsystem.web.socket;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * A socket of Jetty's. Goes below its public API, in this class alone, to write finished frames
 * beside Jetty's own control frames; {@link SharedEndPoint} keeps the two apart.
 */
final class JettyLink implements Link {
  /** Where a batch is put together: frames leave in one buffer, which no connection keeps. */
  private static final ThreadLocal<ByteBuffer> GATHERING =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BATCH_BYTES));

  private final CoreSession core;
  private final SharedEndPoint endPoint;

  JettyLink(CoreSession core) {
    this.core = core;
    this.endPoint = (SharedEndPoint) ((WebSocketCoreSession) core).getConnection().getEndPoint();
    endPoint.share(core::isOutputOpen);
  }

  @Override
  public boolean write(List<EncodedFrame> frames, Written later) {
    return endPoint.writeFrames(gather(frames), later);
  }

  private static ByteBuffer gather(List<EncodedFrame> frames) {
    EncodedFrame first = frames.get(0);
    if (first.size() > BATCH_BYTES) {
      return first.view();
    }
    ByteBuffer gathered = GATHERING.get().clear();
    for (int i = 0; i < frames.size(); i++) {
      frames.get(i).copyTo(gathered);
    }
    return gathered.flip();
  }

  @Override
  public void readOn() {
    core.demand();
  }

  @Override
  public void isReadPromptly() {
    endPoint.isReadPromptly();
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
    core.abort();
  }
}
