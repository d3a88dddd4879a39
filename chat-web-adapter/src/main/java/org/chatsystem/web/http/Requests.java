package org.chatsystem.web.http;

import io.javalin.http.Context;
import java.util.Optional;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;

/** Reads what a request says, and writes what it is answered. */
final class Requests {
  private Requests() {}

  /** The JSON object in the body. */
  static Fields body(Context ctx) {
    return Json.readObject(ctx.body());
  }

  /** A whole number in the query. */
  static Optional<Integer> number(Context ctx, String name) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new Refusal(ErrorCode.BAD_REQUEST, name + " is a whole number");
    }
  }

  /** How the names sought begin, from the query; all names without it. */
  static NamePrefix prefix(Context ctx) {
    String text = ctx.queryParam("prefix");
    return text == null ? NamePrefix.ANY : NamePrefix.of(text);
  }

  /** Answers with a JSON document. */
  static void answer(Context ctx, int status, Object document) {
    ctx.status(status).contentType("application/json").result(Json.write(document));
  }
}
