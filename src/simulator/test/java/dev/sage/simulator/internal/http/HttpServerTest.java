package dev.sage.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.simulator.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(2048, 1000, Duration.ofSeconds(20), Duration.ofSeconds(20), 3);

  /** Echoes method, path and body; waits for ever under /wait. */
  private final class Echo implements HttpHandler {
    @Override
    public void handle(HttpRequest request, HttpResponder responder)
        throws IOException, InterruptedException {
      if (request.path().equals("/wait")) {
        wait(responder);
      }
      if (request.path().equals("/fail")) {
        throw new IllegalStateException("as the test wants it");
      }
      var text = request.method() + " " + request.path() + " ";
      var echo = text + new String(request.body(), StandardCharsets.UTF_8);
      responder.send(200, HttpHeaders.NONE, echo.getBytes(StandardCharsets.UTF_8));
    }

    private void wait(HttpResponder responder) throws IOException, InterruptedException {
      responder.stream(200, HttpHeaders.NONE).write(new byte[] {'x'});
      waiting.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        interrupted.countDown();
      }
    }

    @Override
    public void refuse(HttpProblem problem, HttpResponder responder) throws IOException {
      responder.send(
          problem.status(), HttpHeaders.NONE, problem.sentence().getBytes(StandardCharsets.UTF_8));
    }
  }

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, LIMITS, new Echo());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RawClient client() throws IOException {
    return new RawClient(server.port());
  }

  private RawClient.Answer exchange(String request) throws IOException {
    try (var client = client()) {
      return client.send(request).read();
    }
  }

  @Nested
  class Requests {
    @Test
    void come_one_after_the_other_on_one_connection() throws IOException {
      try (var client = client()) {
        for (int i = 0; i < 3; i++) {
          client.send("GET /%d?q=1 HTTP/1.1\nHost: localhost\n\n".formatted(i));
          assertThat(client.read().body()).isEqualTo("GET /" + i + " ");
        }
      }
    }

    @Test
    void may_be_sent_before_the_answer_to_the_one_before() throws IOException {
      try (var client = client()) {
        client.send("GET /a HTTP/1.1\nHost: localhost\n\nGET /b HTTP/1.1\nHost: localhost\n\n");
        assertThat(client.read().body()).isEqualTo("GET /a ");
        assertThat(client.read().body()).isEqualTo("GET /b ");
      }
    }

    @Test
    void have_bodies_by_length_or_in_chunks() throws IOException {
      assertThat(exchange("POST / HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhello").body())
          .isEqualTo("POST / hello");
      assertThat(
              exchange(
                      """
                      POST / HTTP/1.1
                      Host: localhost
                      Transfer-Encoding: chunked

                      3;ext=1
                      hel
                      02
                      lo
                      0
                      Trailer: dropped

                      """)
                  .body())
          .isEqualTo("POST / hello");
    }

    @Test
    void that_wait_for_it_get_an_interim_reply() throws IOException {
      try (var client = client()) {
        client.send(
            "POST / HTTP/1.1\nHost: localhost\nExpect: 100-continue\nContent-Length: 2\n\n");
        assertThat(client.head()).containsEntry(":status", "100");
        client.send("ok");
        assertThat(client.read().body()).isEqualTo("POST / ok");
      }
    }

    @Test
    void for_the_head_only_get_no_body() throws IOException {
      try (var client = client()) {
        client.send("HEAD / HTTP/1.1\nHost: localhost\n\n");
        assertThat(client.head()).containsEntry("content-length", "7");
        client.send("GET /next HTTP/1.1\nHost: localhost\n\n");
        assertThat(client.read().body()).isEqualTo("GET /next ");
      }
    }

    @Test
    void that_ask_for_it_end_the_connection() throws IOException {
      try (var client = client()) {
        client.send("GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        assertThat(client.read().headers()).containsEntry("connection", "close");
        assertThat(client.ended()).isTrue();
      }
    }

    @Test
    void whose_handler_fails_are_answered_with_500() throws IOException {
      assertThat(exchange("GET /fail HTTP/1.1\nHost: localhost\n\n").status()).isEqualTo(500);
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n",
          "Content-Length: 4\nContent-Length: 4\n\nabcd",
          "Content-Length: +4\n\nabcd",
          "Content-Length: 4, 4\n\nabcd",
          "Content-Length: -1\n\n",
          "Content-Length: 0x4\n\nabcd",
          "Transfer-Encoding: chunked\n\n5 \nhello\n0\n\n",
          "Transfer-Encoding: chunked\n\n0x5\nhello\n0\n\n",
          "Transfer-Encoding: chunked\n\n-1\n\n",
          "Transfer-Encoding: chunked\n\n3\nhello\n0\n\n",
          "Transfer-Encoding: chunked\n\n\n\n",
          "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n",
          "Content-Length : 4\n\nabcd",
          "X: a\n folded\n\n",
          "No colon\n\n",
          ": no name\n\n",
          "X: a\u0000b\n\n",
          "Host: localhost\n\n"
        })
    void are_requests_that_two_servers_could_read_in_two_ways(String rest) throws IOException {
      try (var client = client()) {
        client.send("POST / HTTP/1.1\nHost: localhost\n" + rest);
        assertThat(client.read().status()).isEqualTo(400);
        assertThat(client.ended()).isTrue();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET  / HTTP/1.1", "G(T / HTTP/1.1", "GET /\u0001 HTTP/1.1"})
    void are_broken_request_lines(String line) throws IOException {
      assertThat(exchange(line + "\nHost: localhost\n\n").status()).isEqualTo(400);
    }

    @Test
    void are_bare_line_feeds_and_carriage_returns() throws IOException {
      try (var client = client()) {
        client.sendExactly("GET / HTTP/1.1\nHost: localhost\n\n");
        assertThat(client.read().status()).isEqualTo(400);
      }
      try (var client = client()) {
        client.sendExactly("GET / HTTP/1.1\r\nHost: local\rhost\r\n\r\n");
        assertThat(client.read().status()).isEqualTo(400);
      }
    }

    @Test
    void are_other_codings_versions_and_expectations() throws IOException {
      assertThat(exchange("GET / HTTP/1.0\nHost: localhost\n\n").status()).isEqualTo(505);
      assertThat(exchange("GET / HTTP/1.1\nHost: localhost\nTransfer-Encoding: gzip\n\n").status())
          .isEqualTo(501);
      assertThat(
              exchange("GET / HTTP/1.1\nHost: localhost\nExpect: tea\nContent-Length: 1\n\n")
                  .status())
          .isEqualTo(417);
    }

    @Test
    void are_headers_and_bodies_over_the_limits() throws IOException {
      assertThat(exchange("GET / HTTP/1.1\nHost: localhost\nX: " + "x".repeat(3000) + "\n\n"))
          .returns(431, RawClient.Answer::status);
      assertThat(exchange("GET /" + "x".repeat(3000) + " HTTP/1.1\nHost: localhost\n\n").status())
          .isEqualTo(431);
      assertThat(
              exchange(
                      "POST / HTTP/1.1\nHost: localhost\nContent-Length: 1001\n\n"
                          + "x".repeat(1001))
                  .status())
          .isEqualTo(413);
      assertThat(
              exchange(
                      "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\nffffffffff\n")
                  .status())
          .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Host: example.com",
          "Host: localhost.example.com",
          "Host: 127.0.0.1.example.com:80",
          "Host: localhost\nOrigin: https://example.com",
          "Host: localhost\nOrigin: null",
          "Host: localhost\nOrigin: http://localhost.example.com",
          "Host: localhost\nSec-Fetch-Site: cross-site"
        })
    void are_web_pages_of_other_sites(String headers) throws IOException {
      assertThat(exchange("GET / HTTP/1.1\n" + headers + "\n\n").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Host: LOCALHOST:1234",
          "Host: 127.0.0.1:80",
          "Host: [::1]:99",
          "Host: [::1]",
          "Host: localhost\nOrigin: http://localhost:3000",
          "Host: localhost\nSec-Fetch-Site: none"
        })
    void are_not_those_from_this_machine(String headers) throws IOException {
      assertThat(exchange("GET / HTTP/1.1\n" + headers + "\n\n").status()).isEqualTo(200);
    }
  }

  @Nested
  class Clients {
    @Test
    void that_hang_up_stop_the_answer() throws Exception {
      try (var client = client()) {
        client.send("GET /wait HTTP/1.1\nHost: localhost\n\n");
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void are_let_go_when_the_server_closes() throws Exception {
      try (var client = client()) {
        client.send("GET /wait HTTP/1.1\nHost: localhost\n\n");
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        server.close();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(client::read).isInstanceOf(IOException.class);
      }
    }

    @Test
    void beyond_the_limit_are_turned_away() throws IOException {
      try (var one = client();
          var two = client();
          var three = client()) {
        for (var client : java.util.List.of(one, two, three)) {
          client.send("GET / HTTP/1.1\nHost: localhost\n\n").read();
        }
        try (var four = client()) {
          assertThat(four.ended()).isTrue();
        }
      }
    }
  }

  @Test
  void a_taken_port_is_said_in_one_sentence() {
    assertThatThrownBy(() -> HttpServer.start(server.port(), LIMITS, new Echo()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Port " + server.port())
        .hasMessageContaining("0 for any free port");
  }
}
