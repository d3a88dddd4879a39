package org.chatsystem.app.bench;

/** A server said something that this client does not understand, or refused to talk at all. */
final class ProtocolFault extends Exception {
  ProtocolFault(String message) {
    super(message);
  }
}
