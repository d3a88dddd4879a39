package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chatsystem.redis.ArchiveEntry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveRulesTest {
  private static ArchiveEntry entry(String key, Kind kind, String... values) {
    return new ArchiveEntry(
        key,
        kind,
        Arrays.stream(values).map(each -> each.getBytes(StandardCharsets.UTF_8)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "{u:alice},FIELD,name,Alice",
    "{u:alice},FIELD,created,2026-11-22T13:28:00Z",
    "{u:alice}:refs:2,FIELD,r1,dm:alice:bob 1-1",
    "{c:dm:alice:bob}:reads,FIELD,:head,17-2",
    "{c:broadcast}:edited,SCORE,7,7",
    "users,SCORE,alice,0",
  })
  void takesWhatAStoreHolds(String key, Kind kind, String one, String other) {
    assertThatCode(() -> ArchiveRules.check(entry(key, kind, one, other)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "secret,VALUE,x",
    "instances,MEMBER,x",
    "{u:alice}:connections,MEMBER,x",
    "{u:Alice},MEMBER,x",
    "{u:alice}:tokens,MEMBER,x",
    "other:{u:alice},MEMBER,x",
    "{u:alice}:conversations,FIELD,x",
    "{u:alice}:conversations,EXPIRY,soon",
    "attachments:weight,VALUE,-1",
  })
  void refusesOtherKeysAndKinds(String key, Kind kind, String value) {
    refused(entry(key, kind, value));
  }

  @Test
  void refusesWhatIsNoMessageUserOrNumber() {
    refused(entry("{c:broadcast}:log", Kind.ITEM, "1-1", "m", "no message"));
    refused(entry("{c:broadcast}:log", Kind.ITEM, "first", "m", "alice\0\0\0hello"));
    refused(entry("{c:broadcast}:log", Kind.ITEM, "1-1", "m"));
    refused(entry("{u:alice}", Kind.FIELD, "name", " "));
    refused(entry("{u:alice}", Kind.FIELD, "created", "yesterday"));
    refused(entry("users", Kind.SCORE, "alice", "nought"));
    refused(entry("users", Kind.SCORE, "alice"));
  }

  @Test
  void takesAMessage() {
    assertThatCode(
            () ->
                ArchiveRules.check(
                    entry("{c:broadcast}:log", Kind.ITEM, "1-1", "m", "alice\0\0\0hello")))
        .doesNotThrowAnyException();
  }

  private static void refused(ArchiveEntry entry) {
    assertThatIllegalArgumentException().isThrownBy(() -> ArchiveRules.check(entry));
  }
}
