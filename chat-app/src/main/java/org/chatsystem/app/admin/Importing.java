package org.chatsystem.app.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chatsystem.core.port.in.Administration.Progress;
import org.chatsystem.redis.ArchiveEntry;
import org.chatsystem.redis.RedisArchive;

/** One reading of an export: to check it, or to add what it holds. */
final class Importing {
  private static final int TOGETHER = 500;
  private static final int FAULTS_TOLD = 20;

  /** A bounded number of bytes, as files are entries too. */
  private static final long WEIGHT_TOGETHER = 4 << 20;

  private record Numbered(long line, ArchiveEntry entry) {}

  private final LineSource lines;
  private final Progress progress;
  private final long size;
  private final List<String> faults = new ArrayList<>();
  private final List<Numbered> waiting = new ArrayList<>();
  private long weight;
  private long entries;

  /**
   * @param size how many bytes there are, 0 if that is not known
   */
  Importing(LineSource lines, Progress progress, long size) {
    this.lines = lines;
    this.progress = progress;
    this.size = size;
  }

  /** Reads the first line; its id. */
  String head() throws IOException {
    try {
      return ArchiveLines.readHead(Optional.ofNullable(lines.next()).orElse(""));
    } catch (IllegalArgumentException e) {
      throw AdminFault.refused("line 1: " + e.getMessage());
    }
  }

  /** Reads the rest and checks each line; says what is wrong with the first of those that are. */
  long check() throws IOException {
    readAll(each -> {}, faults::add);
    throwFaults();
    return entries;
  }

  /** Reads the rest and adds it; ends with the first line that is wrong. */
  long addTo(RedisArchive archive) throws IOException {
    readAll(
        each -> take(archive, each),
        fault -> {
          add(archive);
          throw AdminFault.refused(fault);
        });
    add(archive);
    return entries;
  }

  private void readAll(Consumer<Numbered> taker, Consumer<String> faulty) throws IOException {
    boolean ended = false;
    for (String line = next(faulty); line != null; line = next(faulty)) {
      long told = ended ? -1 : ArchiveLines.readTail(line);
      if (ended) {
        faulty.accept(at("nothing follows the last line"));
      } else if (told >= 0) {
        ended = true;
        if (told != entries + faults.size()) {
          faulty.accept(at("there should be %d entries, there are %d".formatted(told, entries)));
        }
      } else {
        read(line, taker, faulty);
      }
      progress.at(lines.bytes(), size);
      if (faults.size() >= FAULTS_TOLD) {
        return;
      }
    }
    if (!ended) {
      faulty.accept(at("the export is cut off here"));
    }
  }

  private String next(Consumer<String> faulty) throws IOException {
    try {
      return lines.next();
    } catch (IllegalArgumentException e) {
      faulty.accept(at(e.getMessage()));
      throwFaults();
      throw e;
    }
  }

  private void read(String line, Consumer<Numbered> taker, Consumer<String> faulty) {
    try {
      var entry = new Numbered(lines.number(), ArchiveLines.read(line));
      entries++;
      taker.accept(entry);
    } catch (IllegalArgumentException e) {
      faulty.accept(at(e.getMessage()));
    }
  }

  private String at(String fault) {
    return "line " + lines.number() + ": " + fault;
  }

  private void take(RedisArchive archive, Numbered each) {
    waiting.add(each);
    weight += each.entry().values().stream().mapToLong(value -> value.length).sum();
    if (waiting.size() >= TOGETHER || weight >= WEIGHT_TOGETHER) {
      add(archive);
    }
  }

  private void add(RedisArchive archive) {
    List<Optional<String>> reasons = archive.add(waiting.stream().map(Numbered::entry).toList());
    for (int i = 0; i < reasons.size(); i++) {
      if (reasons.get(i).isPresent()) {
        throw AdminFault.refused(
            "line " + waiting.get(i).line() + ": not added: " + reasons.get(i).get());
      }
    }
    waiting.clear();
    weight = 0;
  }

  private void throwFaults() {
    if (!faults.isEmpty()) {
      throw AdminFault.refused(String.join(System.lineSeparator(), faults));
    }
  }
}
