package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ExportData;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;

/**
 * {@code /api/me/export}: one's own data, a line at a time. Writes block, so that no more is read
 * than the client takes; a client that takes nothing is cut by the server's time-out.
 */
final class ExportResource {
  private static final String DISPOSITION = "Content-Disposition";

  private final ExportData export;
  private final Bearer bearer;

  ExportResource(ExportData export, Bearer bearer) {
    this.export = export;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/me/export", this::export);
  }

  private void export(Context ctx) {
    Username user = bearer.of(ctx).user();
    try {
      exportTo(ctx, user);
    } catch (UncheckedIOException clientIsGone) {
      return;
    } catch (RuntimeException failure) {
      Refusal refusal = Refusal.of(failure, RequestIds.of(ctx)); // logs it, if it is a bug
      if (!ctx.res().isCommitted()) {
        ctx.res().resetBuffer();
        ctx.res().setHeader(DISPOSITION, null);
        throw refusal;
      }
      // it cannot be told any more, but that there is no last line tells that it is not all
    }
  }

  private void exportTo(Context ctx, Username user) {
    var lines = new ExportLines(user);
    boolean done =
        export.export(
            user,
            item -> {
              if (item instanceof ExportData.Item.Profile) {
                begin(ctx, user);
              }
              write(ctx, Json.write(lines.of(item)));
            });
    if (!done) {
      throw new Refusal(ErrorCode.UNAVAILABLE, "one export at a time, and few in all; try again");
    }
  }

  private static void begin(Context ctx, Username user) {
    ctx.status(200)
        .contentType("application/x-ndjson")
        .header(DISPOSITION, "attachment; filename=\"chat-" + user + ".ndjson\"");
  }

  private static void write(Context ctx, byte[] line) {
    try {
      OutputStream out = ctx.outputStream();
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
