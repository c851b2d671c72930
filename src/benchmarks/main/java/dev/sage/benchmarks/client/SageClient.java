package dev.sage.benchmarks.client;

import dev.sage.benchmarks.WireApi;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.util.Map;

/** This library: all timers and policies on, as they are by default, and no telemetry. */
final class SageClient implements StreamingClient {

  private static final Secret KEY = Secret.of("benchmark-key");

  private final Llm llm;

  SageClient(int port, WireApi api) {
    var base = URI.create("http://127.0.0.1:" + port + "/v1");
    llm =
        Llm.builder()
            .environment(Map.of())
            .endpoint(
                switch (api) {
                  case OPENAI -> Endpoint.openAiChat("bench", base, KEY);
                  case ANTHROPIC -> Endpoint.anthropicMessages("bench", base, KEY);
                })
            .build();
  }

  @Override
  public Object stream(String model, TextSink sink) {
    try (ChatStream stream = llm.stream(ChatRequest.of("bench/" + model, Message.user("Hello")))) {
      for (StreamEvent event : stream.events()) {
        if (event instanceof StreamEvent.Text text) {
          sink.text(text.value());
        } else if (event instanceof StreamEvent.Failure failure) {
          throw new LlmException(failure.error());
        }
      }
      return stream;
    }
  }

  @Override
  public void close() {
    llm.close();
  }
}
