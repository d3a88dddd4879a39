package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://example.org:8080/hook?a=b%20c",
        "HTTPS://Example.org./x",
        "http://127.0.0.1/",
        "https://[2001:db8::1]:65535/",
        "https://xn--bcher-kva.example/",
        "https://1password.example/"
      })
  void takesUrls(String url) {
    assertThat(new WebhookUrl(url).uri()).hasToString(url);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "example.org",
        "/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "https:example.org",
        "https:///hook",
        "https://user@example.org/",
        "https://user:pass@example.org/",
        "https://example.org/#part",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://exa mple.org/",
        "https://bücher.example/",
        "https://example.org/ü",
        "https://ⓔxample.org/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://127.0.0.0x1/",
        "http://127.0.0.1./",
        "http://256.0.0.1/",
        "http://1.2.3.4.5/",
        "http://example.1/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://127。0。0。1/"
      })
  void refusesWhatIsNone(String url) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new WebhookUrl(url));
  }

  @Test
  void aUrlHasAnEnd() {
    String url = "https://example.org/".concat("x".repeat(WebhookUrl.MAX_LENGTH - 20));
    assertThat(new WebhookUrl(url).value()).hasSize(WebhookUrl.MAX_LENGTH);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new WebhookUrl(url + "x"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "a b"})
  void refusesWhatIsNoId(String id) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new WebhookId(id));
    assertThat(new WebhookId("0123456789abcdef")).hasToString("0123456789abcdef");
  }

  @Test
  void aSecretIsLongEnoughAndHidden() {
    var key = new byte[24];
    key[3] = 7;
    WebhookSecret secret = WebhookSecret.of(key);
    assertThat(secret.value()).startsWith("whsec_");
    assertThat(new WebhookSecret(secret.value()).key()).isEqualTo(key);
    assertThat(secret.toString()).doesNotContain(secret.value().substring(6));
    for (String bad :
        new String[] {null, "", "whsec_", "whsec_AAAA", "whsec_*", secret.value().substring(6)}) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> new WebhookSecret(bad));
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WebhookSecret.of(new byte[65]));
  }
}
