package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileTypeTest {
  private static Optional<FileType> of(String bytes) {
    return FileType.of(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void isToldByTheFirstBytes() {
    assertThat(of("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")).contains(FileType.PNG);
    assertThat(of("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")).contains(FileType.JPEG);
    assertThat(of("GIF89a\1\0\1\0")).contains(FileType.GIF);
    assertThat(of("GIF87a\1\0\1\0")).contains(FileType.GIF);
    assertThat(of("RIFF\u0010\0\0\0WEBPVP8 ")).contains(FileType.WEBP);
    assertThat(of("%PDF-1.7\n%\u00e2\u00e3")).contains(FileType.PDF);
    assertThat(of("PK\3\4\u0014\0")).contains(FileType.ZIP);
  }

  @Test
  void isTextWhereEveryByteIs() {
    assertThat(FileType.of("Grüße, 日本 👍\r\n\tend\f".getBytes(StandardCharsets.UTF_8)))
        .contains(FileType.TEXT);
    assertThat(of("plain")).contains(FileType.TEXT);
    assertThat(of("nearly\0")).isEmpty();
    assertThat(of("\u001b[2Jgone")).isEmpty();
    assertThat(of("caf\u00e9")).as("Latin-1").isEmpty();
    assertThat(FileType.of("\u0085".getBytes(StandardCharsets.UTF_8))).as("C1").isEmpty();
  }

  @Test
  void whatCouldRunIsMereText() {
    for (String page :
        List.of("<svg xmlns='x' onload='alert(1)'/>", "<html><script>x()</script>", "#!/bin/sh")) {
      assertThat(of(page)).contains(FileType.TEXT);
    }
    assertThat(FileType.TEXT.isPicture()).isFalse();
  }

  @Test
  void takesNothingElse() {
    for (String other :
        List.of(
            "",
            "MZ\u0090\0",
            "\u007fELF\2",
            "\u00ca\u00fe\u00ba\u00be\0",
            "RIFF\u0010\0\0\0WAVEfmt ",
            "\0\0\0\u0018ftypmp42",
            "\u0089PNG\r\n\u001a",
            "\u00ff\u00d8",
            "BM\0\0")) {
      assertThat(of(other)).as(other).isEmpty();
    }
  }
}
