package dev.sage.benchmarks.client;

import java.util.function.Function;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** Spring AI's chat model, whose flux of answers is read to its end, as its reference shows. */
final class SpringAiClient implements StreamingClient {

  private final ChatModel model;
  private final Function<String, ChatOptions> options;

  private SpringAiClient(ChatModel model, Function<String, ChatOptions> options) {
    this.model = model;
    this.options = options;
  }

  /** Its OpenAI model. */
  static SpringAiClient openAi(int port) {
    var fixed =
        OpenAiChatOptions.builder()
            .apiKey("benchmark")
            .baseUrl("http://127.0.0.1:" + port + "/v1")
            .build();
    return new SpringAiClient(
        OpenAiChatModel.builder().options(fixed).build(),
        name -> OpenAiChatOptions.builder().model(name).build());
  }

  /** Its Anthropic model. */
  static SpringAiClient anthropic(int port) {
    var fixed =
        AnthropicChatOptions.builder()
            .apiKey("benchmark")
            .baseUrl("http://127.0.0.1:" + port)
            .build();
    return new SpringAiClient(
        AnthropicChatModel.builder().options(fixed).build(),
        name -> AnthropicChatOptions.builder().model(name).maxTokens(1024).build());
  }

  @Override
  public Object stream(String modelName, TextSink sink) {
    var answers = model.stream(new Prompt("Hello", options.apply(modelName)));
    answers.doOnNext(answer -> give(answer, sink)).blockLast();
    return answers;
  }

  private static void give(ChatResponse answer, TextSink sink) {
    var result = answer.getResult();
    String text = result == null ? null : result.getOutput().getText();
    if (text != null && !text.isEmpty()) {
      sink.text(text);
    }
  }
}
