package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.ReadMarkers;

/** Marks: two hashes for each conversation, of what is read and of what is received beyond that. */
final class RedisReadMarkers implements ReadMarkers {
  /** What goes in one round trip: others' commands come in between. */
  private static final int AT_ONCE = 500;

  private final Store store;
  private final Keys keys;

  RedisReadMarkers(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public List<Outcome> advance(List<Advance> advances) {
    return inTurn(advances.stream().map(this::advancing).toList()).stream()
        .map(answer -> outcome((Long) answer))
        .toList();
  }

  private Call advancing(Advance advance) {
    Conversation where = advance.conversation();
    var call =
        Call.of(Script.ADVANCE_MARK)
            .key(keys.log(where))
            .key(keys.reads(where))
            .key(keys.received(where));
    if (where instanceof Conversation.OfGroup of) {
      call.key(keys.group(of.group())).key(keys.members(of.group()));
    }
    return call.arg(advance.user().value())
        .arg(advance.kind() == Receipt.Kind.READ)
        .arg(advance.seq())
        .arg(where.key())
        .arg(keys.channel(new Channel.OfUser(advance.user())))
        .arg(channelOfOthers(advance))
        .arg(MAX_MEMBERS_TOLD);
  }

  private String channelOfOthers(Advance advance) {
    if (advance.conversation() instanceof Conversation.OfGroup of) {
      return keys.channel(new Channel.OfGroup(of.group()));
    }
    if (advance.conversation() instanceof Conversation.Direct direct
        && !direct.peerOf(advance.user()).equals(advance.user())) {
      return keys.channel(new Channel.OfUser(direct.peerOf(advance.user())));
    }
    return "";
  }

  private static Outcome outcome(long answer) {
    if (answer > 0) {
      return Outcome.MOVED;
    }
    if (answer == 0) {
      return Outcome.UNMOVED;
    }
    return answer == -1 ? Outcome.NOTHING_SAID : Outcome.NOT_A_MEMBER;
  }

  private List<Object> inTurn(List<Call> calls) {
    var answers = new ArrayList<>();
    for (int i = 0; i < calls.size(); i += AT_ONCE) {
      answers.addAll(store.runAll(calls.subList(i, Math.min(i + AT_ONCE, calls.size()))));
    }
    return answers;
  }

  @Override
  public Map<Conversation, MessageId> of(Username reader, Collection<Conversation> conversations) {
    List<Conversation> asked = List.copyOf(conversations);
    List<String> answers =
        store
            .askAll(
                pipeline ->
                    asked.stream()
                        .map(each -> pipeline.hmget(keys.reads(each), reader.value()))
                        .toList())
            .stream()
            .map(fields -> fields.get(0) == null ? "" : fields.get(0))
            .toList();
    var marks = new HashMap<Conversation, MessageId>();
    for (int i = 0; i < asked.size(); i++) {
      if (!answers.get(i).isEmpty()) {
        marks.put(asked.get(i), MessageId.parse(answers.get(i)));
      }
    }
    return marks;
  }

  @Override
  public Map<Conversation, Map<Username, Marks>> toldTo(
      Username user, Collection<Conversation> conversations) {
    List<Conversation> asked = List.copyOf(conversations);
    List<Object> answers = inTurn(asked.stream().map(each -> asking(user, each)).toList());
    var told = new HashMap<Conversation, Map<Username, Marks>>();
    for (int i = 0; i < asked.size(); i++) {
      Map<Username, Marks> marks = marks(Reply.texts(answers.get(i)));
      if (!marks.isEmpty()) {
        told.put(asked.get(i), marks);
      }
    }
    return told;
  }

  private Call asking(Username user, Conversation conversation) {
    var call = Call.of(Script.MARKS).key(keys.reads(conversation)).key(keys.received(conversation));
    if (conversation instanceof Conversation.OfGroup of) {
      call.key(keys.members(of.group()));
    }
    call.arg(MAX_MEMBERS_TOLD).arg(user.value());
    if (conversation instanceof Conversation.Direct direct && !direct.peerOf(user).equals(user)) {
      call.arg(direct.peerOf(user).value());
    }
    return call;
  }

  private static Map<Username, Marks> marks(List<String> answer) {
    var marks = new HashMap<Username, Marks>();
    for (int i = 0; i < answer.size(); i += 3) {
      marks.put(
          new Username(answer.get(i)), new Marks(id(answer.get(i + 2)), id(answer.get(i + 1))));
    }
    return marks;
  }

  private static MessageId id(String text) {
    return text.isEmpty() ? MessageId.NONE : MessageId.parse(text);
  }
}
