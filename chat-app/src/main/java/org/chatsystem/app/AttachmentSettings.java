package org.chatsystem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.chatsystem.app.files.DiskAttachments;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.usecase.AttachmentLimits;

/**
 * Where the files that messages carry are kept, and how much of them.
 *
 * @param place where
 * @param directory which one, if it is a {@link Place#DIRECTORY}
 * @param limits how much; nothing at all if it is {@link Place#OFF}
 */
record AttachmentSettings(Place place, Optional<Path> directory, AttachmentLimits limits) {
  /** Where they are. */
  enum Place {
    /** In a directory that goes with this process, as messages in memory do. */
    TEMPORARY,
    /** In a directory that stays. */
    DIRECTORY,
    /** Where the messages are, so that every instance has them. */
    STORE,
    /** Nowhere: none are taken. */
    OFF
  }

  private static final String PLACE = "CHAT_ATTACHMENTS";
  private static final int MEGABYTE = 1 << 20;
  private static final int MOST_BYTES = 16 * MEGABYTE;
  private static final int MOST_DAILY = 2_000;
  private static final int MOST_ROOM = 1_000_000;
  private static final int ROOM_ON_DISK = 1_024;
  private static final int ROOM_IN_STORE = 64;

  /**
   * A directory of one instance would not be shared, so beside Redis it is the store by default.
   */
  static AttachmentSettings read(SettingsReader reader, boolean isShared, Retention retention) {
    Place standard = isShared ? Place.STORE : Place.TEMPORARY;
    String text = reader.read(PLACE, "", given -> given, "");
    Place place = reader.read(PLACE, "", given -> placeOf(given, standard), standard);
    int room = place == Place.STORE ? ROOM_IN_STORE : ROOM_ON_DISK;
    int most = reader.number("CHAT_ATTACHMENT_BYTES", MEGABYTE, 1, MOST_BYTES);
    // a day and all the room are for one of them at least
    int least = (most + MEGABYTE - 1) / MEGABYTE;
    int daily = reader.number("CHAT_ATTACHMENT_DAILY_MB", Math.max(20, least), least, MOST_DAILY);
    int rooms = reader.number("CHAT_ATTACHMENT_ROOM_MB", room, least, MOST_ROOM);
    AttachmentLimits limits =
        AttachmentLimits.of(most, daily * MEGABYTE, (long) rooms * MEGABYTE, retention);
    Optional<Path> directory =
        place == Place.DIRECTORY ? Optional.of(Path.of(text)) : Optional.empty();
    return new AttachmentSettings(
        place, directory, place == Place.OFF ? AttachmentLimits.OFF : limits);
  }

  private static Place placeOf(String text, Place standard) {
    if (text.contains("/") || text.contains("\\")) {
      return Place.DIRECTORY;
    }
    return switch (text) {
      case "" -> standard;
      case "store" -> Place.STORE;
      case "off" -> Place.OFF;
      default ->
          throw new IllegalArgumentException(
              "is a directory such as /var/lib/chat or ./files, or one of store, off");
    };
  }

  /**
   * Opens the directory; empty if none is asked for.
   *
   * @throws SettingsException if nothing can be written there
   */
  Optional<DiskAttachments> open() {
    try {
      return switch (place) {
        case TEMPORARY -> Optional.of(DiskAttachments.temporary());
        case DIRECTORY ->
            Optional.of(DiskAttachments.in(directory.orElseThrow(), InstantSource.system()));
        case STORE, OFF -> Optional.empty();
      };
    } catch (IOException e) {
      throw new SettingsException(
          List.of(PLACE + " needs a directory that can be written to, or store, or off: " + e));
    }
  }
}
