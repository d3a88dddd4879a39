package org.chatsystem.app.admin;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of a bounded length, and where they are. */
final class LineSource implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private long number;
  private long bytes;

  LineSource(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /**
   * The next line; {@code null} at the end.
   *
   * @throws IllegalArgumentException if it is too long
   */
  String next() throws IOException {
    number++;
    var line = new ByteArrayOutputStream(256);
    int read;
    while ((read = in.read()) >= 0 && read != '\n') {
      if (line.size() == ArchiveLines.LONGEST) {
        throw new IllegalArgumentException("the line is too long");
      }
      line.write(read);
    }
    bytes += line.size() + 1L;
    return read < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
  }

  /** The number of the line that was read last; 1 is the first. */
  long number() {
    return number;
  }

  /** How many bytes have been read. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
