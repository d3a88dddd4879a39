package org.chatsystem.web.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookUrl;
import org.chatsystem.core.port.out.WebhookSender;
import org.chatsystem.web.hook.CheckedResolver.RefusedAddressException;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.MessageFrame;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Calls webhooks over HTTP: a {@code POST} of the message's frame with the headers of the Standard
 * Webhooks specification. It follows no redirect, keeps no cookie, and reads no more of an answer
 * than its status and a little.
 */
public final class WebhookCalls implements WebhookSender, AutoCloseable {
  /** A call as a whole. */
  private static final long SECONDS = 10;

  private static final int MOST_ANSWERED_BYTES = 16 * 1_024;
  private static final int GONE = 410;

  private final boolean privateToo;
  private final InstantSource clock;
  private CompletableFuture<HttpClient> client;
  private boolean closed;

  private WebhookCalls(boolean privateToo, InstantSource clock) {
    this.privateToo = privateToo;
    this.clock = clock;
  }

  /**
   * One that may be asked to call.
   *
   * @param privateToo whether addresses may be called that are not of the public Internet
   */
  public static WebhookCalls start(boolean privateToo, InstantSource clock) {
    return new WebhookCalls(privateToo, clock);
  }

  @Override
  public boolean mayCall(WebhookUrl url) {
    return privateToo || !isPrivate(url.uri().getHost().toLowerCase(Locale.ROOT));
  }

  /** As far as the name tells. */
  private static boolean isPrivate(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    boolean isAddress = host.startsWith("[") || host.matches("[\\d.]+");
    return isAddress && !isPublicAddress(host);
  }

  private static boolean isPublicAddress(String address) {
    try {
      return PublicAddresses.contain(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public Answer send(Webhook webhook, Message message) {
    try {
      return answerTo(request(client().get(), webhook, message));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.failed("cut short");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the client for webhooks did not start", e);
    }
  }

  private static Answer answerTo(Request request) throws InterruptedException {
    var answered = new CompletableFuture<Result>();
    request.send(
        new BufferingResponseListener(MOST_ANSWERED_BYTES) {
          @Override
          public void onComplete(Result result) {
            answered.complete(result);
          }
        });
    try {
      return answer(answered.get(SECONDS + 1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      var unused = request.abort(e);
      throw e;
    } catch (ExecutionException | TimeoutException e) {
      var unused = request.abort(e);
      return Answer.failed("no answer in time");
    }
  }

  /**
   * Started by the first call: reading all certificates that Java believes is a good part of a
   * server's start, and most servers have no webhook.
   */
  private synchronized CompletableFuture<HttpClient> client() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (client == null) {
      // by another thread, for whoever calls may be interrupted
      client = CompletableFuture.supplyAsync(() -> ClientSetup.started(privateToo));
    }
    return client;
  }

  private Request request(HttpClient ready, Webhook webhook, Message message) {
    // a stranger's view: the ref is for its sender alone
    byte[] body = Json.write(MessageFrame.toStranger(message));
    String id = webhook.id() + "-" + message.id();
    long timestamp = clock.instant().getEpochSecond();
    return ready
        .newRequest(webhook.url().uri())
        .method(HttpMethod.POST)
        .headers(
            headers ->
                headers
                    .put(HttpHeader.ACCEPT, "*/*")
                    .put("webhook-id", id)
                    .put("webhook-timestamp", Long.toString(timestamp))
                    .put("webhook-signature", Signature.of(webhook.secret(), id, timestamp, body)))
        .body(new BytesRequestContent("application/json", body))
        .timeout(SECONDS, TimeUnit.SECONDS);
  }

  /** The status counts as soon as it is known, whatever becomes of the rest. */
  private static Answer answer(Result result) {
    int status = result.getResponse() == null ? 0 : result.getResponse().getStatus();
    if (status >= 200 && status < 300) {
      return Answer.TAKEN;
    }
    if (status > 0) {
      return new Answer(status == GONE ? Verdict.GONE : Verdict.FAILED, "status " + status);
    }
    return Answer.failed(reason(result.getFailure()));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof RefusedAddressException) {
      return "its address may not be called from here";
    }
    if (failure instanceof UnknownHostException) {
      return "its host is not known";
    }
    return failure instanceof TimeoutException ? "no answer in time" : "no connection";
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.thenAccept(started -> LifeCycle.stop(started)).join();
    }
  }
}
