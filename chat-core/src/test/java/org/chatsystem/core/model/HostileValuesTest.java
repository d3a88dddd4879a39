package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chatsystem.core.fixture.Hostile;
import org.junit.jupiter.api.Test;

/** Whatever is typed: a value that is safe in a key, or a refusal, and never anything else. */
class HostileValuesTest {
  private static final String NAME = "[a-z0-9][a-z0-9_.-]{0,31}";
  private static final String CONVERSATION = "broadcast|group:" + NAME + "|dm:" + NAME;
  private static final Username READER = new Username("reader");

  /** The value; empty if it is refused as it should be. */
  private static <T> Optional<T> read(Function<String, T> reader, String typed) {
    try {
      return Optional.of(reader.apply(typed));
    } catch (InvalidValueException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }

  private static String nearly(Hostile hostile, String good) {
    return hostile.onceIn(2) ? hostile.mutated(good) : hostile.text();
  }

  @Test
  void namesAreOfTheSafeCharactersAlone() {
    Hostile.each(
        hostile -> {
          String typed = nearly(hostile, "Alice.the_1st-");
          read(Username::of, typed).ifPresent(name -> assertThat(name.value()).matches(NAME));
          read(GroupName::of, typed).ifPresent(name -> assertThat(name.value()).matches(NAME));
          read(NamePrefix::of, typed)
              .ifPresent(prefix -> assertThat(prefix.value()).doesNotContain("*", "?", "\0"));
        });
  }

  @Test
  void conversationsAreNamedByNamesAlone() {
    Hostile.each(
        hostile -> {
          String good = hostile.oneOf(List.of("dm:bob", "group:devs", "broadcast"));
          read(typed -> Conversation.named(typed, READER), nearly(hostile, good))
              .ifPresent(it -> assertThat(it.nameFor(READER)).matches(CONVERSATION));
        });
  }

  @Test
  void idsComeBackAsTheyWereRead() {
    Hostile.each(
        hostile ->
            read(MessageId::parse, nearly(hostile, "1763818080123-57"))
                .ifPresent(id -> assertThat(MessageId.parse(id.toString())).isEqualTo(id)));
  }

  @Test
  void textsAreKeptAsTheyAreOrRefused() {
    Hostile.each(
        hostile -> {
          String typed = hostile.text();
          read(Content::new, typed).ifPresent(it -> assertThat(it.text()).isEqualTo(typed));
          read(Ref::new, typed).ifPresent(it -> assertThat(it.value()).isEqualTo(typed));
          read(Emoji::new, typed);
          read(DisplayName::new, typed);
          read(Device::new, typed);
          read(Password::new, typed);
          Device.ofProgram(typed);
        });
  }
}
