package dev.sage.benchmarks.client;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;

/** Anthropic's own Java library, with its blocking stream, as its README shows. */
final class AnthropicJavaClient implements StreamingClient {

  private final AnthropicClient client;

  AnthropicJavaClient(int port) {
    client =
        AnthropicOkHttpClient.builder()
            .apiKey("benchmark")
            .baseUrl("http://127.0.0.1:" + port)
            .build();
  }

  @Override
  public Object stream(String model, TextSink sink) {
    var params =
        MessageCreateParams.builder().model(model).maxTokens(1024).addUserMessage("Hello").build();
    try (StreamResponse<RawMessageStreamEvent> response =
        client.messages().createStreaming(params)) {
      response.stream()
          .flatMap(event -> event.contentBlockDelta().stream())
          .flatMap(delta -> delta.delta().text().stream())
          .forEach(delta -> sink.text(delta.text()));
      return response;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
