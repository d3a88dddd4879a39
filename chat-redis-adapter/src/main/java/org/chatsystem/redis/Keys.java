package org.chatsystem.redis;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;

/**
 * The name of every key and channel. Built only from types that have been checked, so nothing a
 * person types can reach into another key. On a Cluster the prefix is the hash tag of all of them;
 * elsewhere braces mean nothing.
 */
record Keys(String prefix) {
  /** The field of {@link #reads} that holds the newest id. */
  static final String HEAD = ":head";

  /** What a direct message, a group's or the broadcast is stored in: a stream. */
  String log(Conversation conversation) {
    return of(conversation, "log");
  }

  /** What all keys of {@link #log} fit. */
  String logs() {
    return prefix + "{c:*}:log";
  }

  /** Whose log this is. */
  Conversation conversationOf(String log) {
    return conversationIn(log.substring(prefix.length()));
  }

  /** Whose key this is, without the prefix. */
  static Conversation conversationIn(String key) {
    return Conversation.ofKey(key.substring("{c:".length(), key.indexOf('}')));
  }

  /**
   * Hash: user to the id up to which they have read; beside them, as no user can be called that,
   * {@link #HEAD} to the newest id. Sending moves both.
   */
  String reads(Conversation conversation) {
    return of(conversation, "reads");
  }

  /**
   * Hash: seq of a message that is not as it was said to what has become of it, reactions included.
   */
  String edits(Conversation conversation) {
    return of(conversation, "edits");
  }

  /** Sorted set: the seqs in {@link #edits}, in their order. */
  String edited(Conversation conversation) {
    return of(conversation, "edited");
  }

  /** Stream: the latest changes of messages; the entry id is the change's. */
  String revisions(Conversation conversation) {
    return of(conversation, "revisions");
  }

  /** Sorted set: the messages that mention a user other than their sender, by millis. */
  String mentions(Conversation conversation, Username user) {
    return of(conversation, "mentions:" + user);
  }

  /** Hash: user to the id up to which it has reached a device of theirs, where that is further. */
  String received(Conversation conversation) {
    return of(conversation, "received");
  }

  /** Hash: a group's title, topic, visibility, time of creation and roster version. */
  String group(GroupName group) {
    return of(new Conversation.OfGroup(group), "group");
  }

  /** Hash: user to role. */
  String members(GroupName group) {
    return of(new Conversation.OfGroup(group), "members");
  }

  /** Stream: the latest changes of a group's roster, as they were announced. */
  String changes(GroupName group) {
    return of(new Conversation.OfGroup(group), "changes");
  }

  /** Hash: who was in the last deleted group of this name; under {@code !} its deletion. */
  String formerMembers(GroupName group) {
    return of(new Conversation.OfGroup(group), "former");
  }

  /** Hash: a webhook's id to what it is; {@code <id>:at} to how far it has come. */
  String webhooks(GroupName group) {
    return of(new Conversation.OfGroup(group), "webhooks");
  }

  /** What goes with a group, besides what {@code delete-group} deals with by name. */
  List<String> belongings(GroupName group) {
    var conversation = new Conversation.OfGroup(group);
    return List.of(
        log(conversation),
        edits(conversation),
        edited(conversation),
        revisions(conversation),
        received(conversation),
        changes(group),
        webhooks(group));
  }

  /** Set: the ids of what is kept for a conversation. */
  String attachments(Conversation conversation) {
    return of(conversation, "attachments");
  }

  /** Hash: owner, what is known of it, its place in {@link #allAttachments}, content. */
  String attachment(Conversation conversation, AttachmentId id) {
    return of(conversation, "attachment:" + id);
  }

  /** Sorted set: {@code conversation id weight} to the millis at which it is gone. */
  String allAttachments() {
    return prefix + "attachments";
  }

  /** Number: what all of them weigh. */
  String attachmentsWeight() {
    return allAttachments() + ":weight";
  }

  /** Sorted set: the names of public groups, all with score 0 and so in the order of names. */
  String publicGroups() {
    return prefix + "groups";
  }

  /** Sorted set: {@code group id} of the webhooks that are not off, by when they are due. */
  String webhooksDue() {
    return prefix + "webhooks";
  }

  /** Sorted set: the names of users, all with score 0 and so in the order of names. */
  String users() {
    return prefix + "users";
  }

  /** Sorted set: the names of users who are gone, by the millis until which they are reserved. */
  String gone() {
    return prefix + "gone";
  }

  /** Set: those among {@link #gone} who have left something that is still to be undone. */
  String leaving() {
    return prefix + "leaving";
  }

  /** All that is kept under a user's name but the account itself. */
  List<String> belongings(Username user) {
    Stream<String> own =
        Stream.of(
            conversations(user),
            bots(user),
            blocked(user),
            blockers(user),
            connections(user),
            presence(user),
            tokens(user));
    Stream<String> counters = Stream.of(Allowances.Deed.values()).map(each -> taken(user, each));
    return Stream.of(own, refs(user).stream(), counters).flatMap(Function.identity()).toList();
  }

  /** All that is kept of a direct conversation. */
  List<String> belongings(Conversation.Direct conversation) {
    return List.of(
        log(conversation),
        edits(conversation),
        edited(conversation),
        revisions(conversation),
        reads(conversation),
        received(conversation),
        mentions(conversation, conversation.first()),
        mentions(conversation, conversation.second()));
  }

  /** Hash: a user's account. */
  String account(Username user) {
    return prefix + "{u:" + user + "}";
  }

  /** Set: the keys of the conversations of a user. */
  String conversations(Username user) {
    return of(user, "conversations");
  }

  /** Set: the bots of a user. */
  String bots(Username owner) {
    return of(owner, "bots");
  }

  /** Set: whom a user blocks. */
  String blocked(Username user) {
    return of(user, "blocked");
  }

  /** Set: who blocks a user. */
  String blockers(Username user) {
    return of(user, "blockers");
  }

  /** Hash: connection to {@code instance|since}. */
  String connections(Username user) {
    return of(user, "connections");
  }

  /** Hash: whether others were told that this user is online, when they were last seen, hidden. */
  String presence(Username user) {
    return of(user, "presence");
  }

  /**
   * Hashes: ref to {@code conversation id}. One for each day, in a ring of three: today's is
   * written, today's and yesterday's are read, each goes two days after its first ref. By the time
   * a slot's turn comes again it is empty.
   */
  List<String> refs(Username user) {
    return IntStream.range(0, 3).mapToObj(slot -> refsStem(user) + ":" + slot).toList();
  }

  /** What the keys of {@link #refs} begin with; only Redis knows what day it is by its clock. */
  String refsStem(Username user) {
    return of(user, "refs");
  }

  /** String: when a user's bucket for this will be full again, in micros. */
  String taken(Username user, Allowances.Deed deed) {
    return of(user, taken(deed));
  }

  /** The same of an address. */
  String taken(ClientAddress address, Allowances.Deed deed) {
    return prefix + "{a:" + address + "}:" + taken(deed);
  }

  private static String taken(Allowances.Deed deed) {
    return "bucket:" + deed.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** Hash: session to {@code expiry|token hash|created|last used|device}, times in millis. */
  String tokens(Username user) {
    return of(user, "tokens");
  }

  /** Sorted set: instance to the end of its lease, in millis. */
  String instances() {
    return prefix + "instances";
  }

  /** Set: the users who have connections on an instance. */
  String usersOf(String instance) {
    return prefix + "i:" + instance + ":users";
  }

  /** String: 32 random bytes that all instances share. */
  String secret() {
    return prefix + "secret";
  }

  /** String: which archive is being imported. */
  String importing() {
    return prefix + "importing";
  }

  /** String: the version of all this. */
  String layout() {
    return prefix + "layout";
  }

  /** What is published on this channel of the core. */
  String channel(Channel channel) {
    return prefix + channel.key();
  }

  /** Where what happens in a conversation is published. */
  List<String> channels(Conversation conversation) {
    if (conversation instanceof Conversation.Direct direct) {
      return Stream.of(direct.first(), direct.second())
          .distinct()
          .map(each -> channel(new Channel.OfUser(each)))
          .toList();
    }
    return conversation instanceof Conversation.OfGroup of
        ? List.of(channel(new Channel.OfGroup(of.group())))
        : List.of(channel(Channel.BROADCAST));
  }

  /** A channel that only this instance's subscriber listens to. */
  String ownChannel(String instance) {
    return prefix + "i:" + instance;
  }

  private String of(Conversation conversation, String part) {
    return prefix + "{c:" + conversation.key() + "}:" + part;
  }

  private String of(Username user, String part) {
    return account(user) + ":" + part;
  }
}
