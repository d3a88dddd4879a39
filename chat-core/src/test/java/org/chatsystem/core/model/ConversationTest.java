package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
  private static final Username ALICE = new Username("alice");
  private static final Username BOB = new Username("bob");
  private static final List<Conversation> ALL =
      List.of(
          new Conversation.Direct(ALICE, BOB),
          new Conversation.Direct(ALICE, ALICE),
          new Conversation.OfGroup(new GroupName("devs")),
          new Conversation.OfGroup(new GroupName("broadcast")),
          Conversation.BROADCAST);

  @Test
  void isTheSameFromBothSides() {
    var seenByAlice = Conversation.named("dm:bob", ALICE);
    var seenByBob = Conversation.named("dm:alice", BOB);

    assertThat(seenByAlice).isEqualTo(seenByBob).hasSameHashCodeAs(seenByBob);
    assertThat(seenByAlice.key()).isEqualTo("dm:alice:bob");
    assertThat(seenByAlice.nameFor(ALICE)).isEqualTo("dm:bob");
    assertThat(seenByAlice.nameFor(BOB)).isEqualTo("dm:alice");
  }

  @Test
  void readsTheKeysThatItWrites() {
    assertThat(ALL).allSatisfy(each -> assertThat(Conversation.ofKey(each.key())).isEqualTo(each));
    assertThat(ALL).extracting(Conversation::key).doesNotHaveDuplicates();
  }

  @Test
  void readsTheNamesThatItWritesForAReader() {
    assertThat(ALL)
        .allSatisfy(
            each -> assertThat(Conversation.named(each.nameFor(ALICE), ALICE)).isEqualTo(each));
  }

  @Test
  void lowerCasesNamesAsTyped() {
    assertThat(Conversation.named("dm:BOB", ALICE)).isEqualTo(ALL.get(0));
    assertThat(Conversation.named("group:Devs", ALICE)).isEqualTo(ALL.get(2));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "dm:",
        "dm",
        "dm:a:b",
        "group:",
        "group",
        "devs",
        "Broadcast",
        "broadcast:",
        "user:bob",
        "DM:bob",
        " dm:bob",
        "dm:\u212A"
      })
  void refusesWhatNamesNoConversation(String name) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Conversation.named(name, ALICE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dm:alice", "dm::bob", "dm:alice:", "dm:alice:bob:carol", "nothing"})
  void refusesWhatIsNoKey(String key) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Conversation.ofKey(key));
  }

  @Test
  void knowsWhoTakesPart() {
    var dm = new Conversation.Direct(BOB, ALICE);
    assertThat(dm.first()).isEqualTo(ALICE);
    assertThat(dm.peerOf(ALICE)).isEqualTo(BOB);
    assertThat(dm.peerOf(BOB)).isEqualTo(ALICE);
    assertThat(dm.includes(BOB)).isTrue();
    assertThat(dm.includes(new Username("carol"))).isFalse();
    assertThat(new Conversation.Direct(ALICE, ALICE).peerOf(ALICE)).isEqualTo(ALICE);
  }

  @Test
  void readsTheKeysOfChannels() {
    var channels =
        List.of(
            new Channel.OfUser(ALICE),
            new Channel.OfGroup(new GroupName("devs")),
            Channel.BROADCAST,
            Channel.PRESENCE);
    assertThat(channels).allSatisfy(each -> assertThat(Channel.ofKey(each.key())).isEqualTo(each));
    assertThatIllegalArgumentException().isThrownBy(() -> Channel.ofKey("nothing"));
  }

  @Test
  void spreadsPairsOfNumberedNamesOverAHashTable() {
    int[] buckets = new int[1024];
    for (int i = 0; i < 500; i++) {
      Conversation pair =
          new Conversation.Direct(Username.of("user-" + 2 * i), Username.of("user-" + (2 * i + 1)));
      int hash = pair.hashCode();
      buckets[(hash ^ (hash >>> 16)) & 1023]++;
    }
    assertThat(Arrays.stream(buckets).max().getAsInt()).isLessThan(7);
  }
}
