package dev.sage.benchmarks.client;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;

/** LangChain4j's streaming chat model with a handler, as its documentation shows. */
final class LangChain4jClient implements StreamingClient {

  private final StreamingChatModel model;

  private LangChain4jClient(StreamingChatModel model) {
    this.model = model;
  }

  /** Its OpenAI model. */
  static LangChain4jClient openAi(int port) {
    return new LangChain4jClient(
        OpenAiStreamingChatModel.builder()
            .baseUrl("http://127.0.0.1:" + port + "/v1")
            .apiKey("benchmark")
            .modelName("bench-1")
            .build());
  }

  /** Its Anthropic model. */
  static LangChain4jClient anthropic(int port) {
    return new LangChain4jClient(
        AnthropicStreamingChatModel.builder()
            .baseUrl("http://127.0.0.1:" + port + "/v1")
            .apiKey("benchmark")
            .modelName("bench-1")
            .build());
  }

  @Override
  public Object stream(String modelName, TextSink sink) {
    var request =
        ChatRequest.builder().modelName(modelName).messages(UserMessage.from("Hello")).build();
    var whole = new CompletableFuture<ChatResponse>();
    model.chat(
        request,
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String text) {
            sink.text(text);
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
          }

          @Override
          public void onError(Throwable error) {
            whole.completeExceptionally(error);
          }
        });
    return whole.join();
  }
}
