package org.chatsystem.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private final Origins origins = new Origins(Set.of("https://chat.example"));

  @Test
  void letsInToolsThatSayNoOrigin() {
    assertThat(origins.mayConnect(null, "localhost:8080")).isTrue();
  }

  @Test
  void letsInTheServersOwnPage() {
    assertThat(origins.mayConnect("http://localhost:8080", "localhost:8080")).isTrue();
    assertThat(origins.mayConnect("https://Chat.Test", "chat.test")).isTrue();
  }

  @Test
  void letsInListedOrigins() {
    assertThat(origins.mayConnect("https://chat.example", "localhost:8080")).isTrue();
  }

  @Test
  void keepsOutEveryOtherPage() {
    assertThat(origins.mayConnect("https://evil.example", "localhost:8080")).isFalse();
    assertThat(origins.mayConnect("http://localhost:9090", "localhost:8080")).isFalse();
    assertThat(origins.mayConnect("https://chat.example.evil.example", "localhost:8080")).isFalse();
    assertThat(origins.mayConnect("http://localhost:8080@evil.example", "localhost:8080"))
        .isFalse();
    assertThat(origins.mayConnect("null", "localhost:8080")).isFalse();
    assertThat(origins.mayConnect("", "localhost:8080")).isFalse();
    assertThat(origins.mayConnect("%", "localhost:8080")).isFalse();
  }
}
