package org.chatsystem.app;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.usecase.GroupLimits;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.web.WebSettings;
import org.chatsystem.web.auth.JwtSecret;

/**
 * What the environment says, checked.
 *
 * @param port where to listen; 0 for a free one
 * @param redis where the store is; empty to keep everything in memory
 * @param jwtSecret what access tokens are signed with; empty for a random one, which instances
 *     share through Redis
 * @param auth who is let in over the WebSocket
 * @param broadcasters who may say something to everybody; empty for everybody
 * @param broadcastsPerMinute how often each of them may; 0 for as often as they like
 * @param editWindow how long after it was said a message may be edited by its sender; empty for
 *     ever
 * @param origins browser origins besides the server's own
 * @param retention how much is kept of each conversation
 * @param groups how large groups may grow
 * @param webhooksToPrivate whether webhooks may call addresses that are not of the public Internet
 * @param attachments where the files that messages carry are kept, and how much of them
 * @param limits how often clients may do things
 * @param operations how operators look at the server
 * @param bcryptCost what a password check costs, as a power of two
 */
public record Settings(
    int port,
    Optional<RedisSettings> redis,
    Optional<JwtSecret> jwtSecret,
    WebSettings.Auth auth,
    Optional<Set<Username>> broadcasters,
    int broadcastsPerMinute,
    Optional<Duration> editWindow,
    Set<String> origins,
    Retention retention,
    GroupLimits groups,
    boolean webhooksToPrivate,
    AttachmentSettings attachments,
    LimitSettings limits,
    Operations operations,
    int bcryptCost) {

  /**
   * Reads an environment; what is not set has its default.
   *
   * @throws SettingsException if anything is wrong, with one line for each fault
   */
  public static Settings from(Map<String, String> environment) {
    var reader = new SettingsReader(environment);
    Retention retention =
        new Retention(
            reader.read("CHAT_RETENTION", "30d", Durations::parse, Duration.ofDays(30)),
            reader.number("CHAT_RETENTION_MESSAGES", 10_000, 1, 10_000_000));
    Optional<RedisSettings> redis = StoreSettings.read(reader, retention);
    Optional<JwtSecret> previous = reader.secret("JWT_SECRET_PREVIOUS");
    Optional<JwtSecret> secret =
        reader.secret("JWT_SECRET").map(each -> previous.map(each::replacing).orElse(each));
    var settings =
        new Settings(
            reader.number("PORT", 8080, 0, 65_535),
            redis,
            secret,
            reader.choice("CHAT_AUTH", WebSettings.Auth.JWT),
            reader.broadcasters(),
            reader.broadcastsPerMinute(),
            reader.editWindow(),
            reader.origins(),
            retention,
            new GroupLimits(
                reader.number("CHAT_GROUP_MEMBERS", 10_000, 1, GroupLimits.MOST_MEMBERS),
                reader.number("CHAT_GROUPS_PER_USER", 1_000, 1, 100_000)),
            reader.isOn("CHAT_WEBHOOK_PRIVATE", false),
            AttachmentSettings.read(reader, redis.isPresent(), retention),
            LimitSettings.from(reader),
            Operations.from(reader),
            reader.number("BCRYPT_COST", 10, 4, 15));
    reader.checkLogging();
    reader.throwFaults();
    return settings;
  }
}
