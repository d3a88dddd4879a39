package org.chatsystem.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.FileType;
import org.junit.jupiter.api.Test;

class DispositionTest {
  private static String of(String name, FileType type) {
    return Disposition.of(new Attachment(AttachmentId.random(), new FileName(name), type, 1));
  }

  @Test
  void picturesMayBeShownAndAllElseIsToBeSaved() {
    for (FileType type : FileType.values()) {
      assertThat(of("a.b", type))
          .isEqualTo(
              (type.isPicture() ? "inline" : "attachment")
                  + "; filename=\"a.b\"; filename*=UTF-8''a.b");
    }
  }

  @Test
  void aNameEndsNowhereTooEarly() {
    assertThat(of("a\"; filename=\"b%41.exe", FileType.PDF))
        .isEqualTo(
            "attachment; filename=\"a_; filename=_b_41.exe\"; filename*=UTF-8''a%22%3B%20filename%3D%22b%2541.exe");
    assertThat(of("it's 猫 €😀.txt", FileType.TEXT))
        .isEqualTo(
            "attachment; filename=\"it's _ __.txt\"; filename*=UTF-8''it%27s%20%E7%8C%AB%20%E2%82%AC%F0%9F%98%80.txt");
  }
}
