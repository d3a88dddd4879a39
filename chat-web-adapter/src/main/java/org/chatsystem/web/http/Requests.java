package org.chatsystem.web.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Username;
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

  /** The conversation in the path, as this reader names it. */
  static Conversation conversation(Context ctx, Username reader) {
    return Conversation.named(ctx.pathParam("conversation"), reader);
  }

  /**
   * Answers when the stage completes; not on the store's thread, which has others to serve.
   *
   * @param answer may throw a refusal
   */
  static <T> void answerLater(Context ctx, CompletionStage<T> stage, Consumer<T> answer) {
    CompletableFuture<?> answered = stage.toCompletableFuture().thenAcceptAsync(answer);
    ctx.future(() -> answered);
  }

  /** Answers with a JSON document. */
  static void answer(Context ctx, int status, Object document) {
    ctx.status(status).contentType("application/json").result(Json.write(document));
  }
}
