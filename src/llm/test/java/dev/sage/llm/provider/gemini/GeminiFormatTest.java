package dev.sage.llm.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
import dev.sage.llm.provider.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiFormatTest {

  private final GeminiFormat format = new GeminiFormat();

  @ParameterizedTest
  @CsvSource({
    "gemini-x, models/gemini-x",
    "models/gemini-x, models/gemini-x",
    "tunedModels/mine-1, tunedModels/mine-1",
    "models/../../x?y#z, models/..%2F..%2Fx%3Fy%23z",
    "über modell, models/%C3%BCber%20modell"
  })
  void a_model_is_named_with_its_collection_or_without(String model, String path) {
    assertThat(format.chatPath(model, true))
        .isEqualTo("/v1beta/" + path + ":streamGenerateContent?alt=sse");
    assertThat(format.chatPath(model, false)).isEqualTo("/v1beta/" + path + ":generateContent");
  }

  @Test
  void the_key_is_no_header_of_the_format() {
    assertThat(format.headers()).isEmpty();
  }

  @Test
  void a_blocked_prompt_is_told_in_the_words_of_the_answer() {
    var feedback = Json.tree("{\"blockReason\":\"OTHER\",\"blockReasonMessage\":\"Because.\"}");

    assertThat(GeminiErrors.blocked(Objects.requireNonNull(feedback)))
        .extracting(LlmError::kind, LlmError::providerCode)
        .containsExactly(LlmError.Kind.CONTENT_BLOCKED, "OTHER");
    assertThat(GeminiErrors.blocked(Json.object())).isNull();
  }
}
