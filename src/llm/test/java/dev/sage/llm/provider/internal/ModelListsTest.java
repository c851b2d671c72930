package dev.sage.llm.provider.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.gemini.GeminiFormat;
import dev.sage.llm.provider.ollama.OllamaFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of models, of which every server has its own shape. */
class ModelListsTest {

  private static final WireFormat CHAT = new OpenAiChatFormat();

  private static List<String> ids(WireFormat format, String body) {
    return format.decodeModels(body.getBytes(UTF_8)).models().stream().map(ModelInfo::id).toList();
  }

  private static Kind refused(WireFormat format, String body) {
    return catchThrowableOfType(LlmException.class, () -> ids(format, body)).error().kind();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b/c:free\"}]}",
        "[{\"id\":\"a\",\"type\":\"chat\"},{\"id\":\"b/c:free\"}]",
        "{\"models\":[{\"name\":\"a\",\"model\":\"a\"},{\"name\":\"b/c:free\"}]}",
        "{\"models\":[{\"name\":\"models/a\"},{\"name\":\"models/b/c:free\"}]}",
        "{\"models\":[{\"name\":\"x\"}],\"data\":[{\"id\":\"a\"},{\"id\":\"b/c:free\"}]}",
        "{\"models\":[{\"type\":\"llm\",\"key\":\"a\"},{\"key\":\"b/c:free\",\"display_name\":\"B\"}]}",
        "{\"modelSummaries\":[{\"modelId\":\"a\",\"modelName\":\"A\"},{\"modelId\":\"b/c:free\"}]}",
      })
  void are_read_in_their_order_whatever_the_shape(String body) {
    assertThat(ids(CHAT, body)).containsExactly("a", "b/c:free");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"object\":\"list\",\"data\":[]}",
        "{\"object\":\"list\",\"data\":null}",
        "{\"models\":null}",
        "{\"data\":null,\"error\":null}",
      })
  void of_a_server_without_models_are_empty(String body) {
    assertThat(ids(CHAT, body)).isEmpty();
  }

  @Test
  void errors_under_status_200_are_named_by_the_table_of_the_format() {
    assertThat(refused(CHAT, "{\"error\":{\"message\":\"boom\",\"code\":500}}"))
        .isEqualTo(Kind.SERVER_ERROR);
    assertThat(refused(CHAT, "{\"data\":null,\"error\":{\"message\":\"no\",\"code\":401}}"))
        .isEqualTo(Kind.AUTHENTICATION);
    assertThat(
            refused(
                new AnthropicMessagesFormat(),
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"))
        .isEqualTo(Kind.OVERLOADED);
    assertThat(
            refused(
                new GeminiFormat(),
                "{\"error\":{\"code\":429,\"message\":\"x\",\"status\":\"RESOURCE_EXHAUSTED\"}}"))
        .isEqualTo(Kind.RATE_LIMITED);
    assertThat(refused(new OllamaFormat(), "{\"error\":\"unauthorized\"}"))
        .isEqualTo(Kind.AUTHENTICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":\"ok\"}", "{}", "<html>"})
  void are_not_found_in_what_is_none(String body) {
    assertThat(refused(CHAT, body)).isEqualTo(Kind.BAD_RESPONSE);
  }
}
