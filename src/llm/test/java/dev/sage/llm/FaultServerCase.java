package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client and a server that misbehaves, over real sockets, and what their tests share. */
// Nobody compiles against the tests' module.
@SuppressWarnings({"exports", "missing-explicit-ctor"})
public abstract class FaultServerCase {
  protected static final String KEY = "sk-test-0123456789abcdefghijklmnop";

  /** Timers that end a test that hangs, and nothing else: a busy machine may need seconds. */
  protected static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120));

  protected FaultServer server;
  protected Llm llm;

  @BeforeEach
  protected void start() {
    server = FaultServer.start();
    llm = client(SHORT);
  }

  @AfterEach
  protected void stop() {
    llm.close();
    server.close();
  }

  protected Llm client(Timeouts timeouts) {
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.NEVER)
        .timeouts(timeouts)
        .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(KEY)))
        .build();
  }

  protected static ChatRequest request(String model) {
    return ChatRequest.of("test/" + model, Message.user("Hello"));
  }

  protected List<StreamEvent> events(String model) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request(model))) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return events;
  }

  protected LlmError failure(String model) {
    return failure(llm, model);
  }

  protected static LlmError failure(Llm client, String model) {
    try (client) {
      return error(client.stream(request(model)));
    }
  }

  protected static LlmError error(ChatStream stream) {
    var events = new ArrayList<StreamEvent>();
    try (stream) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    assertThat(events).last().isInstanceOf(StreamEvent.Failure.class);
    return ((StreamEvent.Failure) events.getLast()).error();
  }

  protected static String text(List<StreamEvent> events) {
    var text = new StringBuilder();
    for (var event : events) {
      if (event instanceof StreamEvent.Text delta) {
        text.append(delta.value());
      }
    }
    return text.toString();
  }

  protected static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
