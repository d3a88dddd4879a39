package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** People show each other files in the page. */
class FilesPageIT extends PageScene {
  /** A green square of 64 by 64. */
  private static final byte[] GREEN =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsCthOdMZ1Qi+"
                  + "hcEKLDX9WgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELgvSn/Dx"
                  + "dmB16AAAAABJRU5ErkJggg==");

  private static final FilePayload PICTURE = new FilePayload("green.png", "image/png", GREEN);
  private static final FilePayload NOTE =
      new FilePayload("note.txt", "text/plain", "remember".getBytes(StandardCharsets.UTF_8));

  FilesPageIT() {
    super(Map.of("CHAT_RATE_LIMIT", "off", "CHAT_ATTACHMENT_BYTES", "5000"));
  }

  private static void choose(ChatPage page, FilePayload... files) {
    page.element("composer-file").setInputFiles(files);
  }

  /** Clicks on something that is saved then: its name and what is in it. */
  private static String saved(ChatPage page, Locator file) {
    Download download = page.page().waitForDownload(file::click);
    try (InputStream content = download.createReadStream()) {
      return download.suggestedFilename()
          + ": "
          + new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertShown(Locator picture) {
    assertThat(picture).isVisible();
    assertThat(picture).hasJSProperty("naturalWidth", 64);
  }

  @Test
  void aPictureAndAFileAreShownToBoth() {
    ChatPage alice = signUp("alice");
    ChatPage bob = signUp("bob");
    alice.startDirect("bob");
    choose(alice, PICTURE, NOTE);
    Locator waiting = alice.element("compose-file");
    assertThat(waiting).hasCount(2);
    assertThat(waiting.first()).hasAttribute("aria-busy", "false");
    assertThat(waiting.last()).hasAttribute("aria-busy", "false");
    alice.say("Look at these");
    assertThat(waiting).hasCount(0);

    bob.open("dm:alice");
    for (ChatPage each : List.of(alice, bob)) {
      assertThat(each.messages()).hasText(new String[] {"Look at these"});
      assertShown(each.element("picture").locator("img"));
      assertThat(each.element("file")).containsText("note.txt");
      assertThat(each.element("file")).containsText("8 bytes");
    }
    Assertions.assertThat(saved(bob, bob.element("file"))).isEqualTo("note.txt: remember");
  }

  @Test
  void aFileAloneIsSaidByItsNameAndTakenOutAgain() {
    ChatPage nora = signUp("nora");
    nora.startDirect("nora");
    choose(nora, PICTURE, NOTE);
    nora.button("Take green.png out").click();
    assertThat(nora.element("compose-file")).hasCount(1);
    assertThat(nora.element("compose-file")).hasAttribute("aria-busy", "false");
    nora.element("composer").press("Enter");
    assertThat(nora.messages()).hasText(new String[] {"note.txt"});
    assertThat(nora.element("picture")).hasCount(0);
    assertThat(nora.element("file")).hasCount(1);
  }

  @Test
  void aRefusalIsToldAndNothingIsLeft() {
    ChatPage otto = signUp("otto");
    otto.startDirect("otto");
    choose(otto, new FilePayload("large.txt", "text/plain", new byte[5_001]));
    assertThat(otto.element("toasts")).containsText("large.txt: a file has at most 5000 bytes");
    assertThat(otto.element("compose-file")).hasCount(0);
    choose(otto, new FilePayload("movie.png", "image/png", new byte[] {0, 1, 2}));
    assertThat(otto.element("toasts")).containsText("only PNG");
    assertThat(otto.element("compose-file")).hasCount(0);
    otto.say("still here");
    assertThat(otto.messages()).hasText(new String[] {"still here"});
    otto.expectRefusals();
  }
}
