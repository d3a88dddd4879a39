package org.chatsystem.app.bench;

import java.util.List;

/** What a bad server might do with two messages that follow each other on one connection. */
enum Cheat {
  DROP("lost") {
    @Override
    List<byte[]> made(byte[] first, byte[] second) {
      return List.of(second);
    }
  },
  REPEAT("doubled") {
    @Override
    List<byte[]> made(byte[] first, byte[] second) {
      return List.of(first, first, second);
    }
  },
  SWAP("outOfOrder") {
    @Override
    List<byte[]> made(byte[] first, byte[] second) {
      return List.of(second, first);
    }
  };

  private final String shownAs;

  Cheat(String shownAs) {
    this.shownAs = shownAs;
  }

  /** What the receiver gets instead of the two. */
  abstract List<byte[]> made(byte[] first, byte[] second);

  String shownAs() {
    return shownAs;
  }
}
