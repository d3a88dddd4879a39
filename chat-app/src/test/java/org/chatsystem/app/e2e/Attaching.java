package org.chatsystem.app.e2e;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Uploads files and sends them. */
final class Attaching {
  static final byte[] CAT =
      "\u0089PNG\r\n\u001a\n\0\u00ff\u00fe and so on".getBytes(StandardCharsets.ISO_8859_1);

  private Attaching() {}

  static Answer upload(TestUser sender, String to, String name, byte[] content) {
    String query = "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return sender
        .api()
        .sendBytes(
            "POST",
            "/api/conversations/" + to + "/attachments" + query,
            BodyPublishers.ofByteArray(content));
  }

  static String uploaded(TestUser sender, String to) {
    return upload(sender, to, "cat.png", CAT).expect(201).text("id");
  }

  static Answer say(TestUser sender, String to, Object... more) {
    Object[] fields = {"content", "look", more[0], more[1]};
    return sender.api().post("/api/conversations/" + to + "/messages", fields);
  }

  static String sent(TestUser sender, String to, String attachment) {
    return say(sender, to, "attachments", List.of(attachment)).expect(201).text("id");
  }

  static String path(String conversation, String message, String attachment) {
    return "/api/conversations/"
        + conversation
        + "/messages/"
        + message
        + "/attachments/"
        + attachment;
  }
}
