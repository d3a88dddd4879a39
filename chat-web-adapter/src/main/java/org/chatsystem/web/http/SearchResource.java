package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.LogPosition;
import org.chatsystem.core.model.SearchCriteria;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.in.SearchMessages.Outcome;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.MessageFrame;
import org.chatsystem.web.wire.Refusal;

/** {@code /api/search}. */
final class SearchResource {
  /** How it was searched: the logs are read, as there is no index of what they say. */
  private static final String SCAN = "scan";

  private record Finds(
      List<MessageFrame> messages, boolean hasMore, String next, boolean complete, String engine) {}

  private final SearchMessages search;
  private final Bearer bearer;
  private final RateLimits limits;

  SearchResource(SearchMessages search, Bearer bearer, RateLimits limits) {
    this.search = search;
    this.bearer = bearer;
    this.limits = limits;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/search", this::search);
  }

  private void search(Context ctx) {
    Username reader = bearer.of(ctx).user();
    SearchMessages.Query query = query(ctx, reader);
    limits.search(reader);
    Outcome outcome = search.search(query);
    if (outcome instanceof Outcome.Refused refused) {
      throw new Refusal(
          ErrorCode.of(refused.reason()),
          "not to be searched: " + ErrorCode.of(refused.reason()).code());
    }
    if (outcome instanceof Outcome.Busy) {
      throw new Refusal(ErrorCode.UNAVAILABLE, "one search at a time, and few in all; try again");
    }
    Requests.answer(ctx, 200, finds((Outcome.Page) outcome, reader));
  }

  private static SearchMessages.Query query(Context ctx, Username reader) {
    String text = ctx.queryParam("q");
    if (text == null) {
      throw new Refusal(ErrorCode.BAD_REQUEST, "q must be given");
    }
    SearchCriteria criteria = SearchCriteria.parse(text, reader);
    Optional<String> conversation = Optional.ofNullable(ctx.queryParam("conversation"));
    return new SearchMessages.Query(
        reader,
        conversation
            .map(name -> criteria.within(Conversation.named(name, reader)))
            .orElse(criteria),
        Optional.ofNullable(ctx.queryParam("before"))
            .map(position -> LogPosition.named(position, reader)),
        Requests.number(ctx, "limit").orElse(SearchMessages.DEFAULT_LIMIT));
  }

  private static Finds finds(Outcome.Page page, Username reader) {
    return new Finds(
        page.messages().stream().map(each -> MessageFrame.of(each, reader)).toList(),
        page.next().isPresent(),
        page.next().map(position -> position.nameFor(reader)).orElse(null),
        page.complete(),
        SCAN);
  }
}
