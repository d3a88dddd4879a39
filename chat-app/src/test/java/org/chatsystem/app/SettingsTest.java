package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.usecase.AttachmentLimits.OFF;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chatsystem.app.AttachmentSettings.Place;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.usecase.AttachmentLimits;
import org.chatsystem.core.usecase.GroupLimits;
import org.chatsystem.web.WebSettings;
import org.chatsystem.web.limit.Limits;
import org.chatsystem.web.limit.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void hasADefaultForEverything() {
    Settings settings = Settings.from(Map.of());
    assertThat(settings)
        .isEqualTo(
            new Settings(
                8080,
                Optional.empty(),
                Optional.empty(),
                WebSettings.Auth.JWT,
                Optional.empty(),
                20,
                Optional.of(Duration.ofHours(24)),
                Set.of(),
                Retention.DEFAULT,
                GroupLimits.STANDARD,
                false,
                new AttachmentSettings(
                    AttachmentSettings.Place.TEMPORARY,
                    Optional.empty(),
                    AttachmentLimits.of(1 << 20, 20 << 20, 1L << 30, Retention.DEFAULT)),
                new LimitSettings(Optional.of(Limits.STANDARD), Set.of()),
                new Operations(OptionalInt.empty(), Optional.empty()),
                10));
  }

  @Test
  void letsWebhooksCallPrivateAddressesIfItIsTold() {
    assertThat(Settings.from(Map.of("CHAT_WEBHOOK_PRIVATE", "on")).webhooksToPrivate()).isTrue();
    assertThat(Settings.from(Map.of("CHAT_WEBHOOK_PRIVATE", "off")).webhooksToPrivate()).isFalse();
  }

  @Test
  void limitsNothingWhenLimitsAreOff() {
    assertThat(Settings.from(Map.of("CHAT_BROADCAST_PER_MINUTE", "7")).broadcastsPerMinute())
        .isEqualTo(7);
    assertThat(Settings.from(Map.of("CHAT_RATE_LIMIT", "off")).broadcastsPerMinute()).isZero();
    assertThat(Settings.from(Map.of("CHAT_RATE_LIMIT", "off")).limits().limits()).isEmpty();
  }

  @Test
  void readsLimitsAndWhoseWordCounts() {
    LimitSettings limits =
        Settings.from(
                Map.of(
                    "CHAT_LIMIT_SENDS", "7/30s",
                    "CHAT_CONNECTIONS_PER_USER", "3",
                    "CHAT_TRUSTED_PROXIES", "10.0.0.0/8, fd00::1"))
            .limits();
    assertThat(limits.limits().orElseThrow().sends())
        .isEqualTo(new Rate(7, Duration.ofSeconds(30)));
    assertThat(limits.limits().orElseThrow().connectionsPerUser()).isEqualTo(3);
    assertThat(limits.limits().orElseThrow().frames()).isEqualTo(Limits.STANDARD.frames());
    assertThat(limits.proxies())
        .containsExactlyInAnyOrder(Network.parse("10.0.0.0/8"), Network.parse("fd00::1"));
  }

  @Test
  void readsWhatIsSet() {
    Settings settings =
        Settings.from(
            Map.of(
                "PORT", "0",
                "REDIS_ADDR", "redis:6379",
                "CHAT_REDIS_PREFIX", "team:",
                "JWT_SECRET", SECRET,
                "CHAT_AUTH", "open",
                "CHAT_BROADCAST", "admins",
                "CHAT_ADMINS", "Alice, bob",
                "CHAT_ORIGINS", "https://chat.example,http://localhost:3000",
                "CHAT_RETENTION", "12h",
                "CHAT_RETENTION_MESSAGES", "500"));
    assertThat(settings.port()).isZero();
    assertThat(settings.redis().orElseThrow().prefix()).isEqualTo("team:");
    assertThat(settings.redis().orElseThrow().retention()).isEqualTo(settings.retention());
    assertThat(settings.jwtSecret()).isPresent();
    assertThat(settings.auth()).isEqualTo(WebSettings.Auth.OPEN);
    assertThat(settings.broadcasters()).contains(Set.of(Username.of("alice"), Username.of("bob")));
    assertThat(settings.origins())
        .containsExactlyInAnyOrder("https://chat.example", "http://localhost:3000");
    assertThat(settings.retention()).isEqualTo(new Retention(Duration.ofHours(12), 500));
  }

  @Test
  void readsHowLargeGroupsMayGrow() {
    Settings settings =
        Settings.from(Map.of("CHAT_GROUP_MEMBERS", "50", "CHAT_GROUPS_PER_USER", "5"));
    assertThat(settings.groups()).isEqualTo(new GroupLimits(50, 5));
    assertThat(Settings.from(Map.of()).groups()).isEqualTo(GroupLimits.STANDARD);
  }

  @Test
  void readsWhereFilesAreKeptAndHowMuchOfThem() {
    var redis = Map.of("REDIS_ADDR", "redis:6379");
    assertThat(Settings.from(redis).attachments().place()).isEqualTo(Place.STORE);
    assertThat(Settings.from(redis).attachments().limits()).isEqualTo(AttachmentLimits.STANDARD);
    assertThat(Settings.from(Map.of("CHAT_ATTACHMENTS", "store")).attachments().place())
        .isEqualTo(Place.STORE);
    AttachmentSettings off = Settings.from(Map.of("CHAT_ATTACHMENTS", "off")).attachments();
    assertThat(off).isEqualTo(new AttachmentSettings(Place.OFF, Optional.empty(), OFF));
    Settings set =
        Settings.from(
            Map.of(
                "CHAT_ATTACHMENTS", "./files",
                "CHAT_ATTACHMENT_BYTES", "5000",
                "CHAT_ATTACHMENT_DAILY_MB", "2",
                "CHAT_ATTACHMENT_ROOM_MB", "3",
                "CHAT_RETENTION", "2h"));
    assertThat(set.attachments().directory()).contains(Path.of("./files"));
    assertThat(set.attachments().limits())
        .isEqualTo(new AttachmentLimits(5_000, 2 << 20, 3 << 20, Duration.ofHours(3)));
  }

  @Test
  void readsWhereOperatorsAsk() {
    Operations operations =
        Settings.from(
                Map.of("CHAT_ADMIN_PORT", "9090", "CHAT_METRICS_TOKEN", "a-token-for-metrics"))
            .operations();
    assertThat(operations.adminPort()).hasValue(9090);
    assertThat(operations.metricsToken()).contains("a-token-for-metrics");
    assertThat(operations.toString()).doesNotContain("a-token");
    assertThat(operations.scraping(() -> "").isPresent()).as("not on the public port").isFalse();
  }

  @Test
  void readsHowLongOneMayEdit() {
    assertThat(Settings.from(Map.of()).editWindow()).contains(Duration.ofHours(24));
    assertThat(Settings.from(Map.of("CHAT_EDIT_WINDOW", "15m")).editWindow())
        .contains(Duration.ofMinutes(15));
    assertThat(Settings.from(Map.of("CHAT_EDIT_WINDOW", "off")).editWindow()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PORT|eighty",
        "PORT|65536",
        "PORT|-1",
        "REDIS_ADDR|host:port:more",
        "CHAT_AUTH|none",
        "CHAT_EDIT_WINDOW|on",
        "CHAT_RETENTION|30",
        "CHAT_RETENTION|0d",
        "CHAT_RETENTION_MESSAGES|0",
        "CHAT_GROUP_MEMBERS|0",
        "CHAT_GROUP_MEMBERS|10001",
        "CHAT_GROUPS_PER_USER|0",
        "CHAT_ATTACHMENTS|of",
        "CHAT_ATTACHMENT_BYTES|0",
        "CHAT_ATTACHMENT_BYTES|16777217",
        "CHAT_ATTACHMENT_DAILY_MB|0",
        "CHAT_ATTACHMENT_DAILY_MB|2001",
        "CHAT_ATTACHMENT_ROOM_MB|0",
        "BCRYPT_COST|3",
        "BCRYPT_COST|31",
        "JWT_SECRET|short",
        "CHAT_ORIGINS|chat.example",
        "CHAT_ADMINS|no name",
        "CHAT_BROADCAST|nobody",
        "CHAT_BROADCAST_PER_MINUTE|0",
        "CHAT_RATE_LIMIT|maybe",
        "CHAT_WEBHOOK_PRIVATE|sometimes",
        "CHAT_LIMIT_SENDS|many",
        "CHAT_LIMIT_LOGINS|0/1m",
        "CHAT_LIMIT_SIGNUPS|5/2d",
        "CHAT_CONNECTIONS_PER_USER|0",
        "CHAT_TRUSTED_PROXIES|proxy.example",
        "CHAT_ADMIN_PORT|70000",
        "CHAT_METRICS_TOKEN|too short",
        "LOG_FORMAT|xml",
        "LOG_LEVEL|loud",
        "JWT_SECRET_FILE|/no/such/file"
      })
  void refusesWhatIsWrongAndNamesIt(String name, String value) {
    assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(name + " ")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.toString().lines()).hasSize(1));
  }

  @Test
  void tellsAllFaultsAtOnce() {
    Map<String, String> environment = Map.of("PORT", "x", "CHAT_AUTH", "x", "BCRYPT_COST", "x");
    assertThatThrownBy(() -> Settings.from(environment))
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.toString().lines()).hasSize(3));
  }

  @Test
  void refusesASecretOfOneCharacter() {
    assertThatThrownBy(() -> Settings.from(Map.of("JWT_SECRET", "a".repeat(40))))
        .hasMessageContaining("repeated")
        .hasMessageNotContaining("aaaa");
  }

  @Test
  void wantsAdminsWhereOnlyTheyMayBroadcast() {
    assertThatThrownBy(() -> Settings.from(Map.of("CHAT_BROADCAST", "admins")))
        .hasMessageContaining("CHAT_ADMINS");
  }

  @Test
  void readsASecretFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    assertThat(Settings.from(Map.of("JWT_SECRET_FILE", file.toString())).jwtSecret()).isPresent();
    assertThatThrownBy(
            () -> Settings.from(Map.of("JWT_SECRET_FILE", file.toString(), "JWT_SECRET", SECRET)))
        .hasMessageContaining("choose one");
  }

  @Test
  void showsNoSecret() {
    assertThat(
            Settings.from(Map.of("JWT_SECRET", SECRET, "REDIS_ADDR", "redis://:hush@localhost"))
                .toString())
        .doesNotContain(SECRET, "hush");
  }
}
