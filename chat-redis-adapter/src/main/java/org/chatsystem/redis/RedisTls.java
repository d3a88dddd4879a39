package org.chatsystem.redis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/**
 * Whom an instance believes that it is Redis, and what it presents itself. The host's name is
 * always checked. Begin with {@link #STANDARD}.
 */
public final class RedisTls {
  /** Believes whom the JVM believes and presents what the JVM is set to. */
  public static final RedisTls STANDARD = new RedisTls(List.of(), Optional.empty());

  private static final String STORE = "PKCS12";

  /** A store has to have a password; these are never written down. */
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private record Identity(List<X509Certificate> chain, PrivateKey key) {}

  private final List<X509Certificate> authorities;
  private final Optional<Identity> identity;

  private RedisTls(List<X509Certificate> authorities, Optional<Identity> identity) {
    this.authorities = authorities;
    this.identity = identity;
  }

  /**
   * The same, but believes these authorities and no other.
   *
   * @param certificates one or more, in PEM
   */
  public RedisTls trusting(String certificates) {
    return new RedisTls(Pem.certificates(certificates), identity);
  }

  /**
   * The same, but presents a certificate, where Redis asks for one.
   *
   * @param certificates its own first, then those that vouch for it, in PEM
   * @param key in PEM, as PKCS#8
   */
  public RedisTls presenting(String certificates, String key) {
    List<X509Certificate> chain = Pem.certificates(certificates);
    PrivateKey secret = Pem.key(key, chain.get(0).getPublicKey().getAlgorithm());
    return new RedisTls(authorities, Optional.of(new Identity(chain, secret)));
  }

  SslOptions options() {
    var options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    try {
      if (!authorities.isEmpty()) {
        options.trustStoreType(STORE).truststore(packed(trusted()), IN_MEMORY);
      }
      if (identity.isPresent()) {
        options.keyStoreType(STORE).keystore(packed(own(identity.get())), IN_MEMORY);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
    return options.build();
  }

  private KeyStore trusted() throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (X509Certificate each : authorities) {
      store.setCertificateEntry("ca" + store.size(), each);
    }
    return store;
  }

  private static KeyStore own(Identity identity) throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("own", identity.key(), IN_MEMORY, chain);
    return store;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(STORE);
    store.load(null, null);
    return store;
  }

  /** As the driver takes it. */
  private static SslOptions.Resource packed(KeyStore store)
      throws GeneralSecurityException, IOException {
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, IN_MEMORY);
    return () -> new ByteArrayInputStream(bytes.toByteArray());
  }
}
