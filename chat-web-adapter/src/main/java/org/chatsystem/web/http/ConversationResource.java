package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.ShowReceipts;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.AckFrame;
import org.chatsystem.web.wire.AttachmentIds;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.MessageFrame;
import org.chatsystem.web.wire.Refusal;

/**
 * {@code /api/conversations}: which there are, what was said, saying something, and how far one has
 * read.
 */
final class ConversationResource {
  private record ReceiptView(String user, long receivedSeq, long readSeq) {
    static ReceiptView of(ShowReceipts.Entry entry) {
      return new ReceiptView(
          entry.user().value(), entry.marks().received().seq(), entry.marks().read().seq());
    }
  }

  private record ReceiptList(List<ReceiptView> receipts, boolean hasMore) {}

  private record ConversationView(
      String conversation,
      MessageFrame lastMessage,
      long lastSeq,
      long readSeq,
      long unread,
      long mentionsUnread,
      List<ReceiptView> receipts,
      Boolean peerDeleted) {
    static ConversationView of(ListConversations.Entry entry, Username reader) {
      return new ConversationView(
          entry.conversation().nameFor(reader),
          entry.lastMessage().map(message -> MessageFrame.of(message, reader)).orElse(null),
          entry.lastSeq(),
          entry.readSeq(),
          entry.unread(),
          entry.mentionsUnread(),
          entry.conversation() instanceof Conversation.Direct
              ? entry.receipts().stream().map(ReceiptView::of).toList()
              : null,
          entry.peerDeleted() ? Boolean.TRUE : null);
    }
  }

  private record ConversationList(List<ConversationView> conversations, boolean hasMore) {}

  private record MessageList(List<MessageFrame> messages, boolean hasMore) {}

  private static final int DEFAULT_CONVERSATIONS = 200;

  private final Chat chat;
  private final Bearer bearer;
  private final RateLimits limits;

  ConversationResource(Chat chat, Bearer bearer, RateLimits limits) {
    this.chat = chat;
    this.bearer = bearer;
    this.limits = limits;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/conversations", this::list);
    routes.get("/api/conversations/{conversation}/messages", this::read);
    routes.post("/api/conversations/{conversation}/messages", this::send);
    routes.put("/api/conversations/{conversation}/read", this::markRead);
    routes.get("/api/conversations/{conversation}/receipts", this::receipts);
  }

  private void list(Context ctx) {
    Username reader = bearer.of(ctx).user();
    int limit = Requests.number(ctx, "limit").orElse(DEFAULT_CONVERSATIONS);
    ListConversations.Listing listing = chat.listConversations().list(reader, limit);
    List<ConversationView> views =
        listing.conversations().stream().map(each -> ConversationView.of(each, reader)).toList();
    Requests.answer(ctx, 200, new ConversationList(views, listing.hasMore()));
  }

  private void read(Context ctx) {
    Username reader = bearer.of(ctx).user();
    var query =
        new ReadHistory.Query(
            reader,
            conversation(ctx, reader),
            messageId(ctx, "before"),
            messageId(ctx, "after"),
            Requests.number(ctx, "limit").orElse(ReadHistory.DEFAULT_LIMIT));
    ReadHistory.Outcome outcome = chat.readHistory().read(query);
    if (outcome instanceof ReadHistory.Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    var page = (ReadHistory.Outcome.Page) outcome;
    List<MessageFrame> messages =
        page.messages().stream().map(each -> MessageFrame.of(each, reader)).toList();
    Requests.answer(ctx, 200, new MessageList(messages, page.hasMore()));
  }

  private void send(Context ctx) {
    Username sender = bearer.of(ctx).user();
    Conversation to = conversation(ctx, sender);
    limits.send(sender);
    Fields body = Requests.body(ctx);
    var content = new Content(body.text("content"));
    Optional<Ref> ref = body.optionalText("ref").map(Ref::new);
    Optional<MessageId> replyTo = body.optionalText("replyTo").map(MessageId::parse);
    List<AttachmentId> attachments = AttachmentIds.of(body);
    var command =
        new SendMessage.Command(sender, to, content, ref, Optional.empty(), replyTo, attachments);
    Requests.answerLater(
        ctx, chat.sendMessage().send(command), outcome -> answer(ctx, sender, ref, outcome));
  }

  private static void answer(
      Context ctx, Username sender, Optional<Ref> ref, SendMessage.Outcome outcome) {
    if (outcome instanceof SendMessage.Outcome.TooOften tooOften) {
      throw Refusal.tooOften(tooOften.retryAfter());
    }
    if (outcome instanceof SendMessage.Outcome.Refused refused) {
      throw new Refusal(
          ErrorCode.of(refused.reason()), "not said: " + ErrorCode.of(refused.reason()).code());
    }
    Requests.answer(ctx, 201, AckFrame.of((SendMessage.Outcome.Sent) outcome, sender, ref));
  }

  private void markRead(Context ctx) {
    Username reader = bearer.of(ctx).user();
    Conversation conversation = conversation(ctx, reader);
    long seq = Requests.body(ctx).count("seq");
    Requests.answerLater(
        ctx,
        chat.noteReceipt().note(reader, conversation, Receipt.Kind.READ, seq),
        refused -> {
          if (refused.isPresent()) {
            throw refusal(refused.get());
          }
          ctx.status(204);
        });
  }

  private void receipts(Context ctx) {
    Username reader = bearer.of(ctx).user();
    ShowReceipts.Outcome outcome = chat.showReceipts().show(reader, conversation(ctx, reader));
    if (outcome instanceof ShowReceipts.Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    List<ReceiptView> views =
        ((ShowReceipts.Outcome.Shown) outcome).receipts().stream().map(ReceiptView::of).toList();
    Requests.answer(ctx, 200, new ReceiptList(views, false));
  }

  private static Conversation conversation(Context ctx, Username reader) {
    return Requests.conversation(ctx, reader);
  }

  private static MessageId messageId(Context ctx, String name) {
    String text = ctx.queryParam(name);
    return text == null ? null : MessageId.parse(text);
  }

  private static Refusal refusal(ReadHistory.Reason reason) {
    return new Refusal(ErrorCode.of(reason), "not to be read: " + ErrorCode.of(reason).code());
  }
}
