package org.chatsystem.app.bench;

/** Someone who may connect. */
record Account(String user, String token) {
  @Override
  public String toString() {
    return user;
  }
}
