package org.chatsystem.web.hook;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty's client, with everything turned off that a webhook does not need. */
final class ClientSetup {
  private static final String USER_AGENT = "chat-system-webhooks";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int IDLE_MILLIS = 10_000;
  private static final int FORGOTTEN_AFTER_MILLIS = 60_000;
  private static final int MOST_THREADS = 32;
  private static final int MOST_HEADER_BYTES = 8 * 1_024;

  private ClientSetup() {}

  static HttpClient started(boolean privateToo) {
    var threads = new QueuedThreadPool(MOST_THREADS, 1);
    threads.setName("chat-webhook-http");
    threads.setDaemon(true);
    var client = new HttpClient(new HttpClientTransportOverHTTP(1));
    var timer = new ScheduledExecutorScheduler("chat-webhook-timer", true);
    client.setExecutor(threads);
    client.setScheduler(timer);
    client.setSocketAddressResolver(
        new CheckedResolver(
            new SocketAddressResolver.Async(threads, timer, CONNECT_MILLIS),
            address -> privateToo || PublicAddresses.contain(address)));
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, USER_AGENT));
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setIdleTimeout(IDLE_MILLIS);
    client.setDestinationIdleTimeout(FORGOTTEN_AFTER_MILLIS);
    client.setMaxResponseHeadersSize(MOST_HEADER_BYTES);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the client for webhooks did not start", e);
    }
    // no redirects, no passwords, no decompression: a status is all that is wanted
    client.getProtocolHandlers().clear();
    client.getContentDecoderFactories().clear();
    return client;
  }
}
