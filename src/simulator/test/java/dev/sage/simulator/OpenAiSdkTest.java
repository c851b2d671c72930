package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's official Java client takes what the simulator says for OpenAI's own words. */
class OpenAiSdkTest {
  private Simulator simulator;
  private OpenAIClient client;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    client = client(simulator.key());
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(simulator.openAiUrl().toString())
        .apiKey(key)
        .build();
  }

  private static ChatCompletionCreateParams.Builder hello(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage("Hello");
  }

  private ChatCompletion stream(ChatCompletionCreateParams.Builder request) {
    var whole = ChatCompletionAccumulator.create();
    var options = ChatCompletionStreamOptions.builder().includeUsage(true).build();
    try (var stream =
        client.chat().completions().createStreaming(request.streamOptions(options).build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.chatCompletion();
  }

  @Test
  void streams_text_with_usage_and_finish_reason() {
    var answer = stream(hello("clean"));

    assertThat(answer.choices().getFirst().message().content().orElseThrow())
        .hasSizeGreaterThan(400)
        .contains("```", "\n");
    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(answer.usage().orElseThrow().completionTokens()).isBetween(120L, 260L);
  }

  @Test
  void says_the_same_whole_and_streamed() {
    var streamed = stream(hello("clean"));
    var whole = client.chat().completions().create(hello("clean").build());

    assertThat(whole.choices().getFirst().message().content())
        .isEqualTo(streamed.choices().getFirst().message().content());
    assertThat(whole.usage()).isEqualTo(streamed.usage());
  }
}
