package org.chatsystem.redis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority of a test's own, made by the JDK's {@code keytool}. What it vouches for is good for
 * two days and lies in PEM in the directory that it was given.
 */
public final class TestAuthority {
  /** A certificate and its key. */
  public record Issued(Path certificate, Path key) {}

  private static final String NAME = "authority";
  private static final String PASSWORD = "changeit";

  private final Path directory;

  private TestAuthority(Path directory) {
    this.directory = directory;
  }

  /** A new one; each needs a directory that is empty. */
  public static TestAuthority in(Path directory) {
    var authority = new TestAuthority(directory);
    authority.generate(NAME, List.of("-ext", "bc:c=ca:true"));
    authority.write(NAME);
    return authority;
  }

  /** Its own certificate. */
  public Path certificate() {
    return file(NAME, ".crt");
  }

  /** Vouches for a host or a client of that name. */
  public Issued issue(String host) {
    generate(host, List.of("-signer", NAME, "-ext", "san=dns:" + host));
    return write(host);
  }

  private void generate(String name, List<String> more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store().toString()));
    command.addAll(more);
    run(command);
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Issued write(String name) {
    try (InputStream in = Files.newInputStream(store())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      Key key = store.getKey(name, PASSWORD.toCharArray());
      return new Issued(
          pem(file(name, ".crt"), "CERTIFICATE", store.getCertificate(name).getEncoded()),
          pem(file(name, ".key"), "PRIVATE KEY", key.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind));
  }

  private Path store() {
    return directory.resolve("authority.p12");
  }

  private Path file(String name, String ending) {
    return directory.resolve(name + ending).toAbsolutePath();
  }
}
