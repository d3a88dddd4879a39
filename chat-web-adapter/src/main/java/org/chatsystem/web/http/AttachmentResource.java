package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.MessageFrame.AttachmentView;
import org.chatsystem.web.wire.Refusal;

/**
 * Files: {@code POST /api/conversations/{conversation}/attachments} takes one, {@code GET
 * …/messages/{id}/attachments/{attachment}} gives back what a message carries. What is given back
 * is foreign to this server: whatever a browser makes of it, it is no page of this origin's.
 */
final class AttachmentResource {
  private static final String UPLOADS = "/api/conversations/{conversation}/attachments";
  private static final String CARRIED =
      "/api/conversations/{conversation}/messages/{id}/attachments/{attachment}";

  /** Each one takes a thread and its size in memory, for as long as its client takes to send it. */
  private static final int AT_ONCE = 32;

  private final AttachFile files;
  private final OpenAttachment attachments;
  private final Bearer bearer;
  private final Semaphore uploads = new Semaphore(AT_ONCE);

  AttachmentResource(Chat chat, Bearer bearer) {
    this.files = chat.attachFile();
    this.attachments = chat.openAttachment();
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.post(UPLOADS, this::upload);
    routes.get(CARRIED, this::open);
  }

  private void upload(Context ctx) {
    Username sender = bearer.of(ctx).user();
    Conversation to = Requests.conversation(ctx, sender);
    String given = ctx.queryParam("name");
    FileName name = given == null ? FileName.NONE : FileName.of(given);
    if (!uploads.tryAcquire()) {
      throw new Refusal(ErrorCode.UNAVAILABLE, "too many files come at once; try again");
    }
    try {
      var command = new AttachFile.Command(sender, to, name, body(ctx));
      answer(ctx, files.attach(command));
    } finally {
      uploads.release();
    }
  }

  /** No more is kept than is taken, whatever the request says of its length. */
  private FileContent body(Context ctx) {
    int most = files.mostBytes();
    try {
      boolean tooLarge = ctx.req().getContentLengthLong() > most;
      byte[] content = tooLarge ? new byte[0] : ctx.req().getInputStream().readNBytes(most + 1);
      if (tooLarge || content.length > most) {
        throw refusal(most == 0 ? AttachFile.Reason.OFF : AttachFile.Reason.TOO_LARGE);
      }
      return new FileContent(content);
    } catch (IOException e) {
      throw new Refusal(ErrorCode.BAD_REQUEST, "the file did not come to its end");
    }
  }

  private void answer(Context ctx, AttachFile.Outcome outcome) {
    if (outcome instanceof AttachFile.Outcome.TooOften tooOften) {
      throw Refusal.tooOften(tooOften.retryAfter());
    }
    if (outcome instanceof AttachFile.Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    var attached = (AttachFile.Outcome.Attached) outcome;
    Requests.answer(ctx, 201, AttachmentView.of(attached.attachment()));
  }

  private Refusal refusal(AttachFile.Reason reason) {
    return Refusal.of(reason, files.mostBytes());
  }

  private void open(Context ctx) {
    Username reader = bearer.of(ctx).user();
    var query =
        new OpenAttachment.Query(
            reader,
            Requests.conversation(ctx, reader),
            MessageId.parse(ctx.pathParam("id")),
            new AttachmentId(ctx.pathParam("attachment")));
    OpenAttachment.Outcome outcome = attachments.open(query);
    if (outcome instanceof OpenAttachment.Outcome.Refused refused) {
      ErrorCode code = ErrorCode.of(refused.reason());
      throw new Refusal(code, "not to be read: " + code.code());
    }
    if (!(outcome instanceof OpenAttachment.Outcome.Opened opened)) {
      throw new Refusal(ErrorCode.ATTACHMENT_NOT_FOUND, "the message carries no such file");
    }
    ctx.header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
        .header("Content-Disposition", Disposition.of(opened.attachment()))
        .contentType(opened.attachment().type().mediaType())
        .result(opened.content().bytes());
  }
}
