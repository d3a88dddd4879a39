package org.chatsystem.web.socket;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of the socket, for tests of what is documented. */
public final class SocketVocabulary {
  private SocketVocabulary() {}

  public static Set<String> readTypes() {
    return Arrays.stream(ClientFrame.Type.values())
        .map(ClientFrame.Type::wireName)
        .collect(Collectors.toSet());
  }

  public static Set<Integer> closeCodes() {
    return Arrays.stream(CloseCode.values()).map(CloseCode::code).collect(Collectors.toSet());
  }
}
