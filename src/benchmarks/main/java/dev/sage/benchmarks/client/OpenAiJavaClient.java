package dev.sage.benchmarks.client;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** OpenAI's own Java library, with its blocking stream, as its README shows. */
final class OpenAiJavaClient implements StreamingClient {

  private final OpenAIClient client;

  OpenAiJavaClient(int port) {
    client =
        OpenAIOkHttpClient.builder()
            .apiKey("benchmark")
            .baseUrl("http://127.0.0.1:" + port + "/v1")
            .build();
  }

  @Override
  public Object stream(String model, TextSink sink) {
    var params = ChatCompletionCreateParams.builder().model(model).addUserMessage("Hello").build();
    try (StreamResponse<ChatCompletionChunk> response =
        client.chat().completions().createStreaming(params)) {
      response.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .flatMap(choice -> choice.delta().content().stream())
          .filter(text -> !text.isEmpty())
          .forEach(sink::text);
      return response;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
