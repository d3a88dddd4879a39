package org.chatsystem.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoader;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoaderFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * A request is handled when its body is there. Handlers read bodies by blocking, so a body that
 * does not come would keep a thread, and some hundred of them, from anyone, all threads; so a
 * request waits without one. Of a body larger than a document the beginning is there, and the rest
 * is read by blocking.
 *
 * <p>Jetty's own loader keeps the buffers in which the pieces came, 8 KB for a piece of one byte;
 * this one keeps the bytes alone.
 */
final class BodiesFirst implements ContentLoaderFactory {
  private final int mostBytes;

  BodiesFirst(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** All of them. */
  @Override
  public String getApplicableMimeType() {
    return null;
  }

  @Override
  public ContentLoader newContentLoader(
      String contentType,
      String mimeType,
      Handler next,
      Request request,
      Response response,
      Callback callback) {
    return new Loader(next, request, response, callback);
  }

  private final class Loader extends ContentLoader implements Invocable.Task {
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();

    /** How the body ended, if it has. */
    private Content.Chunk end;

    Loader(Handler next, Request request, Response response, Callback callback) {
      super(next, request, response, callback);
    }

    @Override
    protected void load() {
      if (isThere()) {
        handleWithBody();
      }
    }

    /** Runs on a selector's thread, where nothing may be handled. */
    @Override
    public void run() {
      if (isThere()) {
        getRequest().getContext().execute(this::handleWithBody);
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    /** If not, this runs again when more has come. */
    private boolean isThere() {
      while (end == null && came.size() < mostBytes) {
        Content.Chunk chunk = getRequest().read();
        if (chunk == null) {
          getRequest().demand(this);
          return false;
        }
        take(chunk);
      }
      return true;
    }

    private void take(Content.Chunk chunk) {
      if (Content.Chunk.isFailure(chunk)) {
        end = chunk;
        return;
      }
      var piece = new byte[chunk.remaining()];
      chunk.get(piece, 0, piece.length);
      came.writeBytes(piece);
      end = chunk.isLast() ? Content.Chunk.EOF : null;
      chunk.release();
    }

    private void handleWithBody() {
      handle(new WithBody(getRequest(), came.toByteArray(), end), getResponse(), getCallback());
    }
  }

  private static final class WithBody extends Request.Wrapper {
    private final Deque<Content.Chunk> body = new ArrayDeque<>();

    WithBody(Request request, byte[] came, Content.Chunk end) {
      super(request);
      body.add(Content.Chunk.from(ByteBuffer.wrap(came), false));
      if (end != null) {
        body.add(end);
      }
    }

    @Override
    public Content.Chunk read() {
      return body.isEmpty() ? super.read() : body.remove();
    }
  }
}
