package org.chatsystem.web.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookSecret;
import org.chatsystem.core.model.WebhookUrl;
import org.chatsystem.core.port.out.WebhookSender.Answer;
import org.chatsystem.core.port.out.WebhookSender.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCallsTest {
  private record Call(String method, String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).get(0);
    }
  }

  private static final Instant NOW = Instant.parse("2026-11-22T13:28:00.123Z");
  private static final WebhookSecret SECRET = WebhookSecret.of(new byte[32]);

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private final WebhookCalls all = WebhookCalls.start(true, () -> NOW);
  private final WebhookCalls publicOnes = WebhookCalls.start(false, () -> NOW);
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    calls.add(new Call(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.getResponseHeaders().add("Set-Cookie", "a=b");
    if (path.equals("/endless")) {
      pour(exchange);
    } else {
      exchange.sendResponseHeaders(status.get(), -1);
    }
    exchange.close();
  }

  private void pour(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(status.get(), 0);
    var piece = new byte[65_536];
    while (true) { // until the other side has had enough
      exchange.getResponseBody().write(piece);
    }
  }

  @AfterEach
  void close() throws Exception {
    all.close();
    publicOnes.close();
    server.stop(0);
  }

  @Test
  void callsNobodyOnceItIsClosedEvenIfItNeverDid() {
    all.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> all.send(hook(url("localhost", "/late")), message()));
    assertThat(calls).isEmpty();
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  private static Webhook hook(String url) {
    return new Webhook(
        new WebhookId("0123456789abcdef"),
        new GroupName("devs"),
        new WebhookUrl(url),
        SECRET,
        new Username("alice"),
        NOW);
  }

  private static Message message() {
    return new Message(
        new MessageId(NOW.toEpochMilli(), 57),
        new Conversation.OfGroup(new GroupName("devs")),
        new Username("bob"),
        new Content("Grüße"),
        Optional.of(new Ref("bobs-own")),
        Optional.empty());
  }

  private Answer send(WebhookCalls from, String url) {
    return from.send(hook(url), message());
  }

  @Test
  void postsTheFrameSigned() throws InterruptedException {
    assertThat(send(all, url("127.0.0.1", "/hook?a=b"))).isEqualTo(Answer.TAKEN);
    Call call = calls.take();

    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/hook?a=b");
    assertThat(call.body())
        .isEqualTo(
            "{\"type\":\"group\",\"id\":\"1795354080123-57\",\"seq\":57,\"from\":\"bob\","
                + "\"to\":\"devs\",\"content\":\"Grüße\",\"sentAt\":\"2026-11-22T13:28:00.123Z\"}");
    assertThat(call.header("Content-Type")).isEqualTo("application/json");
    assertThat(call.header("User-Agent")).isEqualTo("chat-system-webhooks");
    String id = call.header("webhook-id");
    assertThat(id).isEqualTo("0123456789abcdef-1795354080123-57");
    assertThat(call.header("webhook-timestamp")).isEqualTo("1795354080");
    assertThat(call.header("webhook-signature"))
        .isEqualTo(
            Signature.of(SECRET, id, 1_795_354_080, call.body().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void followsNoRedirectAndKeepsNoCookie() throws InterruptedException {
    for (int each : new int[] {301, 302, 303, 307, 308, 401}) {
      status.set(each);
      assertThat(send(all, url("127.0.0.1", "/hook"))).isEqualTo(Answer.failed("status " + each));
      Call call = calls.take();
      assertThat(call.path()).isEqualTo("/hook");
      assertThat(call.headers()).doesNotContainKey("Cookie");
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void tellsWhatCameOfIt() throws IOException {
    String url = url("127.0.0.1", "/hook");
    status.set(200);
    assertThat(send(all, url)).isEqualTo(Answer.TAKEN);
    status.set(500);
    assertThat(send(all, url)).isEqualTo(Answer.failed("status 500"));
    status.set(410);
    assertThat(send(all, url)).isEqualTo(new Answer(Verdict.GONE, "status 410"));
    assertThat(send(all, "http://nobody.invalid/"))
        .isEqualTo(Answer.failed("its host is not known"));
    assertThat(send(all, "http://127.0.0.1:" + freePort()))
        .isEqualTo(Answer.failed("no connection"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void readsNoMoreOfAnEndlessAnswerThanItNeeds() {
    status.set(200);
    assertThat(send(all, url("127.0.0.1", "/endless"))).isEqualTo(Answer.TAKEN);
    status.set(500);
    assertThat(send(all, url("127.0.0.1", "/endless"))).isEqualTo(Answer.failed("status 500"));
  }

  @Test
  void asksForATrustedCertificate(@TempDir Path directory) throws Exception {
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory)));
    secure.createContext("/", this::answer);
    secure.start();
    try {
      String url = "https://127.0.0.1:" + secure.getAddress().getPort() + "/hook";
      assertThat(send(all, url)).isEqualTo(Answer.failed("no connection"));
      assertThat(calls).isEmpty();
    } finally {
      secure.stop(0);
    }
  }

  /** For this very address, but by nobody whom anyone trusts. */
  private static SSLContext selfSigned(Path directory) throws Exception {
    String file = directory.resolve("keys.p12").toString();
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options = " -genkeypair -alias a -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1";
    var command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(options.trim().split(" ")));
    command.addAll(List.of("-storepass", "changeit", "-keystore", file));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    char[] password = "changeit".toCharArray();
    KeyStore keys = KeyStore.getInstance(new File(file), password);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:7f00:0001]",
        "[::127.0.0.1]",
        "[::]",
        "169.254.169.254",
        "10.0.0.1",
        "[fd00:ec2::254]"
      })
  void connectsToNothingPrivate(String host) {
    Answer refused = Answer.failed("its address may not be called from here");
    assertThat(send(publicOnes, url(host, "/hook"))).isEqualTo(refused);
    assertThat(publicOnes.mayCall(new WebhookUrl(url(host, "/hook")))).isFalse();
    assertThat(all.mayCall(new WebhookUrl(url(host, "/hook")))).isTrue();
    assertThat(calls).isEmpty();
  }

  /** Resolvers do not agree on whether there is such a name. */
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost./", "http://a.localhost/", "http://a.localhost./"})
  void mayNotCallWhatIsCalledLocalInAnyForm(String url) {
    assertThat(publicOnes.mayCall(new WebhookUrl(url))).isFalse();
    assertThat(send(publicOnes, url).verdict()).isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.org/",
        "https://1.1.1.1/",
        "https://[2606:4700:4700::1111]/",
        "https://localhost.example.org/",
        "https://node1/"
      })
  void mayCallWhatIsPublicAsFarAsTheNameTells(String url) {
    assertThat(publicOnes.mayCall(new WebhookUrl(url))).isTrue();
  }

  @Test
  void isCutShortByAnInterruption() {
    Thread.currentThread().interrupt();
    assertThat(send(all, url("127.0.0.1", "/hook"))).isEqualTo(Answer.failed("cut short"));
    assertThat(Thread.interrupted()).isTrue();
  }
}
