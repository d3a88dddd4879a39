package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.app.e2e.Attaching.path;
import static org.chatsystem.app.e2e.Attaching.sent;
import static org.chatsystem.app.e2e.Attaching.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which files are taken, and what they are called. */
class UploadsIT extends Scene {
  UploadsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void whatIsTakenIsToldByItsBytes() {
    TestUser alice = here("alice");
    String notes = alice.dm();
    for (String page : List.of("<svg onload='alert(1)'/>", "<html><script>alert(1)</script>")) {
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      JsonNode kept =
          alice
              .api()
              .with("Content-Type", "image/png")
              .sendBytes(
                  "POST",
                  "/api/conversations/" + notes + "/attachments?name=cat.png",
                  BodyPublishers.ofByteArray(bytes))
              .expect(201)
              .json();
      assertThat(kept.path("type").asText()).isEqualTo("text/plain; charset=utf-8");
      String id = kept.path("id").asText();
      HttpResponse<byte[]> file = alice.api().download(path(notes, sent(alice, notes, id), id));
      assertThat(file.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
          .isEqualToIgnoringCase("text/plain;charset=utf-8");
      assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment;");
    }
    byte[] program = "\u007fELF\2\1\1\0".getBytes(StandardCharsets.ISO_8859_1);
    upload(alice, notes, "cat.png", program).expectProblem(415, "unsupported_type");
    upload(alice, notes, "cat.png", new byte[0]).expectProblem(400, "bad_request");
  }

  @Test
  void noMoreIsKeptThanIsTaken() {
    TestUser alice = here("alice");
    byte[] most = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    byte[] tooMuch = "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8);
    upload(alice, alice.dm(), "a", most).expect(201);
    upload(alice, alice.dm(), "a", tooMuch).expectProblem(413, "too_large");
    var unsaid = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch));
    alice
        .api()
        .sendBytes("POST", "/api/conversations/" + alice.dm() + "/attachments", unsaid)
        .expectProblem(413, "too_large");
  }

  @Test
  void namesAreHarmless() {
    TestUser alice = here("alice");
    assertThat(nameOf(alice, "../../etc/passwd")).isEqualTo("passwd");
    assertThat(nameOf(alice, "C:\\a\\b.txt")).isEqualTo("b.txt");
    assertThat(nameOf(alice, "a\r\nSet-Cookie: x\u0000.txt")).isEqualTo("aSet-Cookie: x.txt");
    assertThat(nameOf(alice, "gnp\u202Eexe.txt")).isEqualTo("gnpexe.txt");
    assertThat(nameOf(alice, "..")).isEqualTo("file");
    assertThat(nameOf(alice, "")).isEqualTo("file");
    assertThat(nameOf(alice, "<img src=x onerror=alert(1)>\".txt"))
        .isEqualTo("<img src=x onerror=alert(1)>\".txt");
    assertThat(nameOf(alice, "y".repeat(500) + ".txt")).hasSize(120).endsWith("y.txt");
  }

  /** As it is when it is read, where it must be no more than one header. */
  private static String nameOf(TestUser sender, String given) {
    JsonNode kept =
        upload(sender, sender.dm(), given, "x".getBytes(StandardCharsets.UTF_8)).expect(201).json();
    String id = kept.path("id").asText();
    HttpResponse<byte[]> file =
        sender.api().download(path(sender.dm(), sent(sender, sender.dm(), id), id));
    assertThat(file.headers().map()).doesNotContainKey("set-cookie");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"[ -~&&[^\"\\\\]]+\"; filename\\*=UTF-8''[!-~]+");
    return kept.path("name").asText();
  }
}
