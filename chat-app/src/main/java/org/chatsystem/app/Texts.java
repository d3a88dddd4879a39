package org.chatsystem.app;

import java.util.OptionalInt;
import org.chatsystem.web.WebSettings;

/** What the command line says. */
final class Texts {
  static final String SETTINGS =
      """

      Settings are read from the environment:
        PORT                     where to listen                                  8080
        REDIS_ADDR               host:port, redis://…, sentinel://…/master or     in memory
                                 cluster://… of the store
        REDIS_USERNAME           the user there, if not in REDIS_ADDR             default
        REDIS_PASSWORD           the password, if not in REDIS_ADDR               none
        REDIS_PASSWORD_FILE      the same, read from a file
        REDIS_TLS_CA_FILE        who vouches for a rediss:// store, in PEM        whom Java believes
        REDIS_TLS_CERT_FILE      what this server presents there, in PEM          none
        REDIS_TLS_KEY_FILE       the key that belongs to it, in PEM
        CHAT_REDIS_PREFIX        what every key in Redis begins with              chat:
        JWT_SECRET               signs access tokens, 32 bytes or more            random, shared through Redis
        JWT_SECRET_FILE          the same, read from a file
        JWT_SECRET_PREVIOUS      another one, whose tokens are good too
        JWT_SECRET_PREVIOUS_FILE the same, read from a file
        BCRYPT_COST              the work of a password check, 4 to 15            10
        CHAT_AUTH                jwt, or open: a name alone is enough             jwt
        CHAT_BROADCAST           who may broadcast: everyone or admins            everyone
        CHAT_ADMINS              names of admins, separated by commas
        CHAT_BROADCAST_PER_MINUTE  how often each user may broadcast              20
        CHAT_RATE_LIMIT          on, or off: no limit on how often                on
        CHAT_LIMIT_SENDS         sends and changes by a user, at once and over    300/15s
        CHAT_LIMIT_EPHEMERAL     typing, marks and the like on a connection       400/20s
        CHAT_LIMIT_RESUMES       resumes on a connection                          20/1m
        CHAT_LIMIT_FRAMES        frames on a connection, beyond which it closes   2000/20s
        CHAT_LIMIT_CONNECTS      handshakes from an address                       300/10s
        CHAT_LIMIT_SIGNUPS       sign-ups from an address, on all instances       100/1h
        CHAT_LIMIT_LOGINS        logins from an address, on all instances         100/10m
        CHAT_LIMIT_PASSWORDS     password checks of an account, on all instances  30/15m
        CHAT_LIMIT_SEARCHES      searches by a user, on all instances             60/1m
        CHAT_CONNECTIONS_PER_USER     connections of a user at the same time      50
        CHAT_CONNECTIONS_PER_ADDRESS  connections from an address                 2000
        CHAT_TRUSTED_PROXIES     whose X-Forwarded-For counts, by commas          none
        CHAT_EDIT_WINDOW         how long one may edit what one sent, or off      24h
        CHAT_ORIGINS             browser origins that may connect, by commas      the server's own
        CHAT_RETENTION           how long messages are kept, such as 12h or 30d   30d
        CHAT_RETENTION_MESSAGES  how many messages a conversation keeps           10000
        CHAT_ATTACHMENTS         where files are kept: a directory, store, off    store; temporary without Redis
        CHAT_ATTACHMENT_BYTES    the largest file that is taken                   1048576
        CHAT_ATTACHMENT_DAILY_MB how much each user may upload a day              20
        CHAT_ATTACHMENT_ROOM_MB  how much all files together may take             1024; 64 in the store
        CHAT_GROUP_MEMBERS       how many members a group has at most             10000
        CHAT_GROUPS_PER_USER     how many groups one user is in at most           1000
        CHAT_WEBHOOK_PRIVATE     on, or off: webhooks may call private addresses  off
        CHAT_ADMIN_PORT          a port of its own for metrics and health         none
        CHAT_METRICS_TOKEN       whoever has it reads /metrics on PORT            asked from this machine
        CHAT_METRICS_TOKEN_FILE  the same, read from a file
        LOG_FORMAT               text, or json: an object a line                  text
        LOG_LEVEL                error, warn, info or debug                       info

      The browser client is at http://localhost:8080/, the API documents at /docs.\
      """;

  private Texts() {}

  static String version() {
    String version = Texts.class.getPackage().getImplementationVersion();
    return "chat-system "
        + (version == null ? "(unpackaged)" : version)
        + ", Java "
        + Runtime.version();
  }

  static String banner(Settings settings, int port, OptionalInt adminPort) {
    var banner = new StringBuilder();
    banner.append(version()).append(System.lineSeparator());
    banner
        .append("Listening on http://localhost:")
        .append(port)
        .append(" (ws://localhost:")
        .append(port)
        .append("/ws)");
    banner.append(System.lineSeparator());
    banner.append(
        settings.redis().isPresent()
            ? "Store: Redis at " + settings.redis().get().shownAddress()
            : "Store: in memory. Nothing outlives this process; set REDIS_ADDR to keep things.");
    adminPort.ifPresent(
        admin ->
            banner
                .append(System.lineSeparator())
                .append("Metrics: http://localhost:")
                .append(admin)
                .append("/metrics"));
    if (settings.auth() == WebSettings.Auth.OPEN) {
      banner
          .append(System.lineSeparator())
          .append("WARNING: CHAT_AUTH=open lets anyone be anyone. For trying things out only.");
    }
    return banner.toString();
  }
}
