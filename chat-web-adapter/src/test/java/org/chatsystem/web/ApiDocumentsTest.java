package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chatsystem.web.socket.SocketVocabulary;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.SampleFrames;
import org.junit.jupiter.api.Test;

/** What the server serves and what its documents say is the same, in both directions. */
class ApiDocumentsTest {
  /** Announced to clients before there is a way to meet them. */
  private static final Set<String> CODES_TO_COME = Set.of("conversation_not_found");

  private final ApiDocuments documents = new ApiDocuments();

  @Test
  void documentsEveryRouteAndServesEveryDocumentedOne() {
    try (var server = TestServer.start()) {
      assertThat(server.routes()).containsExactlyInAnyOrderElementsOf(documents.routes());
    }
  }

  @Test
  void documentsEveryFrameThatIsReadAndReadsEveryDocumentedOne() {
    assertThat(SocketVocabulary.readTypes())
        .containsExactlyInAnyOrderElementsOf(documents.readTypes());
  }

  @Test
  void documentsEveryFrameThatIsSentAndSendsEveryDocumentedOne() throws Exception {
    var sent = new TreeSet<String>();
    for (byte[] frame : SampleFrames.all()) {
      assertThat(documents.faultsOfSentFrame(frame)).isEmpty();
      sent.add(SampleFrames.typeOf(frame));
    }
    assertThat(sent).containsExactlyInAnyOrderElementsOf(documents.sentTypes());
  }

  @Test
  void documentsEveryErrorCode() {
    Set<String> codes =
        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());
    codes.addAll(CODES_TO_COME);
    assertThat(codes).containsExactlyInAnyOrderElementsOf(documents.errorCodes());
  }

  @Test
  void documentsEveryCloseCode() {
    assertThat(documents.closeCodes()).containsAll(SocketVocabulary.closeCodes());
  }
}
