package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.chatsystem.redis.RedisTopology.FoundBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void namesSentinelsAndWhatTheyCallTheMaster() {
    Address address = address("sentinel://al:s3%2Cc%40ret@s1:26380,s2,s3:5000/main/3");
    assertThat(address.foundBy()).isEqualTo(FoundBy.SENTINEL);
    assertThat(address.places())
        .extracting(Object::toString)
        .containsExactly("s1:26380", "s2:26379", "s3:5000");
    assertThat(address.master()).isEqualTo("main");
    assertThat(address.database()).isEqualTo(3);
    assertThat(address.login()).contains(new RedisLogin(Optional.of("al"), "s3,c@ret"));
    assertThat(address.isTls()).isFalse();
    assertThat(address("sentinels://s1/main").isTls()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h|redis://h:6379",
        "rediss://al:s3cret@h:7/2|rediss://h:7",
        "sentinel://:s3cret@s1,s2:7/main/2|sentinel://s1:26379,s2:7/main",
        "sentinels://s1/main|sentinels://s1:26379/main",
        "h1,h2:7000|cluster://h1:6379,h2:7000",
        "rediss://:s3cret@h1,h2|clusters://h1:6379,h2:6379",
        "cluster://al:s3cret@h|cluster://h:6379",
        "clusters://h/0|clusters://h:6379"
      })
  void showsEverythingButUserAndPassword(String given, String shown) {
    assertThat(address(given).shown()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sentinel://s1",
        "sentinel://s1/",
        "sentinel:///main",
        "sentinel://s1,/main",
        "sentinel://s1:0/main",
        "sentinel://s1:x/main",
        "sentinel://s1/main/x",
        "sentinel://s1/main/1/2",
        "sentinel://s1/ma%20in",
        "h1,",
        "redis://h1,,h2",
        "redis://h1,h2/1",
        "cluster://",
        "cluster://h/1",
        "cluster://h:70000"
      })
  void refusesWhatNamesNoNodeNoSentinelOrNoMaster(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> address(address));
  }

  private static Address address(String text) {
    return Address.of(Address.parse(text));
  }
}
