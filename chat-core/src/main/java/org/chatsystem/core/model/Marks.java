package org.chatsystem.core.model;

/**
 * How far someone has received and read a conversation; {@link MessageId#NONE} for nothing yet.
 *
 * @param received never behind {@code read}: what is read has been received
 * @param read up to where they have read
 */
public record Marks(MessageId received, MessageId read) {
  /** Nothing yet. */
  public static final Marks NONE = new Marks(MessageId.NONE, MessageId.NONE);

  /** What is read counts as received. */
  public Marks {
    received = read.isAfter(received) ? read : received;
  }

  /** Up to where, in this respect. */
  public MessageId of(Receipt.Kind kind) {
    return kind == Receipt.Kind.READ ? read : received;
  }
}
