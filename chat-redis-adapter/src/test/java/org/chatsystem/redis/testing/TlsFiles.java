package org.chatsystem.redis.testing;

import java.nio.file.Path;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** What a Redis that speaks TLS reads. */
record TlsFiles(Path authority, TestAuthority.Issued server) {
  List<Path> all() {
    return List.of(authority, server.certificate(), server.key());
  }

  /** On this port TLS, on none anything else. */
  List<String> settings(int port) {
    return List.of(
        "--save",
        "",
        "--appendonly",
        "no",
        "--port",
        "0",
        "--tls-port",
        Integer.toString(port),
        "--tls-auth-clients",
        "optional",
        "--tls-ca-cert-file",
        authority.toString(),
        "--tls-cert-file",
        server.certificate().toString(),
        "--tls-key-file",
        server.key().toString());
  }

  /** For whoever sets it up: asks for nobody's name, so that it is no measure of what is tested. */
  JedisClientConfig client() {
    var unchecked = SslOptions.builder().sslVerifyMode(SslVerifyMode.INSECURE).build();
    return DefaultJedisClientConfig.builder()
        .protocol(RedisProtocol.RESP2)
        .sslOptions(unchecked)
        .build();
  }
}
