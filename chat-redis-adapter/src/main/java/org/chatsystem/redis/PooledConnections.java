package org.chatsystem.redis;

import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;

/** Makes a pool's connections, each to where the endpoint is at that moment. */
final class PooledConnections extends ConnectionFactory {
  /** The driver wants to know a place beforehand; nothing is ever connected to this one. */
  static final HostAndPort NOWHERE = new HostAndPort("nowhere.invalid", 1);

  private final Endpoint endpoint;

  PooledConnections(Endpoint endpoint) {
    super(NOWHERE, endpoint.config());
    this.endpoint = endpoint;
  }

  @Override
  public PooledObject<Connection> makeObject() {
    return new DefaultPooledObject<>(endpoint.connect());
  }
}
