package org.chatsystem.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * The Lua scripts: one for each step that must be atomic. {@code APPEND} is {@code append.lua}
 * beside this class, and so on, each with {@code lib.lua} in front. They are constant; data comes
 * as arguments only.
 */
enum Script {
  APPEND,
  ADMIT,
  READ(Script.CHANGES),
  HEAD,
  NEWEST,
  CHANGE_MESSAGE(Script.CHANGES),
  READ_CHANGES(Script.CHANGES),
  MENTIONS,
  TRIM(Script.CHANGES),
  CREATE_USER,
  DEPART,
  PART,
  DUE,
  RELEASE,
  ADD_BOT,
  EDIT_USER,
  CREATE_GROUP,
  EDIT_GROUP,
  DELETE_GROUP,
  CHANGE_MEMBERS,
  ROSTER,
  BLOCK,
  UNBLOCK,
  ADD_WEBHOOK,
  REMOVE_WEBHOOK,
  CLAIM_WEBHOOKS,
  SETTLE_WEBHOOK,
  ADVANCE_MARK,
  MARKS,
  PRESENCE_CONNECT,
  PRESENCE_DISCONNECT,
  PRESENCE_SETTLE,
  PRESENCE_OF,
  PRESENCE_HIDE,
  LEASE_RENEW,
  LEASE_RELEASE,
  LEASE_REAPED,
  TAKE,
  EXPIRY,
  RESTORE,
  SERVED,
  KEEP_ATTACHMENT,
  CLAIM_ATTACHMENTS,
  REMOVE_ATTACHMENTS,
  SESSION_OPEN,
  SESSION_ROTATE,
  SESSION_LIVE,
  SESSION_LIST,
  SESSION_REVOKE,
  SESSION_REVOKE_OTHERS;

  /** What the scripts share that know of changed messages. */
  private static final String CHANGES = "change-lib.lua";

  private static final Set<Script> ONCE =
      EnumSet.of(
          APPEND,
          CREATE_USER,
          DEPART,
          EDIT_USER,
          CREATE_GROUP,
          EDIT_GROUP,
          DELETE_GROUP,
          CHANGE_MEMBERS,
          ADD_WEBHOOK,
          REMOVE_WEBHOOK,
          CLAIM_WEBHOOKS,
          SESSION_ROTATE,
          TAKE);

  private final String source;
  private final String sha;
  private final String shardedSha;

  Script() {
    this("");
  }

  /**
   * @param library what it needs besides what they all do
   */
  Script(String library) {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    String more = library.isEmpty() ? "" : resource(library);
    this.source = resource("lib.lua") + more + resource(name + ".lua");
    this.sha = sha1(source(PubSub.PLAIN));
    this.shardedSha = sha1(source(PubSub.SHARDED));
  }

  /** The whole text. */
  byte[] source(PubSub announcing) {
    return announcing.in(source).getBytes(StandardCharsets.UTF_8);
  }

  /** What Redis knows it by once it is loaded. */
  byte[] sha(PubSub announcing) {
    return (announcing == PubSub.PLAIN ? sha : shardedSha).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a second run answers as the first one did and changes nothing further. */
  boolean mayRunTwice() {
    return !ONCE.contains(this);
  }

  private static String resource(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(byte[] text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
