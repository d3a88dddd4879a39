package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisSettingsTest {
  @Test
  void readsEveryFormOfAddress() {
    assertThat(endpoint("localhost:6380").where()).isEqualTo(at("localhost", 6380));
    assertThat(endpoint("redis").where()).isEqualTo(at("redis", 6379));
    assertThat(endpoint("redis://[::1]:6380").where()).isEqualTo(at("[::1]", 6380));
    Endpoint full = endpoint("rediss://al:s3cret@db.example:7000/3");
    assertThat(full.where()).isEqualTo(at("db.example", 7000));
    assertThat(full.config().getUser()).isEqualTo("al");
    assertThat(full.config().getPassword()).isEqualTo("s3cret");
    assertThat(full.config().getDatabase()).isEqualTo(3);
    assertThat(full.config().getSslOptions()).isNotNull();
    assertThat(endpoint("redis://h").config().getSslOptions()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://s3cret@h",
        "redis://",
        "h:s3cret",
        "redis://h/s3cret",
        "h:1,h:2,h:s3cret",
        "cluster://h:1/s3cret",
        "sentinel://s3cret",
        "redis://h:99999?s3cret",
        "redis://s3cret@h",
        "redis://s3cret:@h",
        "h :1 s3cret"
      })
  void refusesOtherAddressesInOneLineWithoutRepeatingThem(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.at(address))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret").doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a{b", "a}b", "a*", "a b", "é:"})
  void refusesAPrefixThatIsNotSafeInAKey(String prefix) {
    assertThatIllegalArgumentException().isThrownBy(() -> RedisSettings.at("h").withPrefix(prefix));
  }

  @Test
  void tellsNobodyThePassword() {
    assertThat(RedisSettings.at("redis://al:s3cret@h").toString())
        .contains("redis://h:6379")
        .doesNotContain("s3cret");
    var login = new RedisLogin(Optional.of("al"), "s3cret");
    assertThat(RedisSettings.at("h").withLogin(login).toString() + login).doesNotContain("s3cret");
  }

  @Test
  void takesAPasswordFromOnePlaceAlone() {
    var login = new RedisLogin(Optional.of("al"), "s3cret");
    var config = Endpoint.of(RedisSettings.at("h").withLogin(login)).config();
    assertThat(config.getUser()).isEqualTo("al");
    assertThat(config.getPassword()).isEqualTo("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.at("redis://bo:other@h").withLogin(login))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret", "other"));
  }

  @Test
  void refusesCertificatesWithoutTlsAndWhatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.at("redis://h").withTls(RedisTls.STANDARD));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisTls.STANDARD.trusting("s3cret"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret").doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentinels://al:s3cret@h1,h2/m", "rediss://al:s3cret@h1,h2"})
  void knowsUserAndTlsOfAddressesWithSeveralHosts(String address) {
    RedisSettings settings = RedisSettings.at(address);
    assertThat(Endpoint.of(settings).config().getUser()).isEqualTo("al");
    assertThat(Endpoint.of(settings).config().getSslOptions()).isNotNull();
    assertThat(settings.withTls(RedisTls.STANDARD).tls()).isNotNull();
    var other = new RedisLogin(Optional.empty(), "other");
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withLogin(other));
  }

  @Test
  void keepsEverythingInOneSlotOfACluster() {
    assertThat(RedisSettings.at("cluster://h").withPrefix("a:").keyPrefix()).isEqualTo("{a:}");
    assertThat(RedisSettings.at("h").withPrefix("a:").keyPrefix()).isEqualTo("a:");
    assertThat(RedisSettings.at("sentinel://h/m").keyPrefix()).isEqualTo("chat:");
  }

  private static MasterLocator at(String host, int port) {
    return new MasterLocator.Fixed(new HostAndPort(host, port));
  }

  private static Endpoint endpoint(String address) {
    return Endpoint.of(RedisSettings.at(address));
  }
}
