package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallFilterTest {

  @TempDir static Path folder;
  private static Store store;

  @BeforeAll
  static void open() {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
    StoredCalls.store(store, "openai/gpt-mini", "red apple", "pear");
    StoredCalls.store(store, "anthropic/claude", "plum", "a 100% fig");
    var running = StoredCalls.start(StoredCalls.request("groq/llama_3", "quince"));
    store.tap().open(running);
    StoredCalls.flush(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | llama_3 claude gpt-mini",
        "provider:openai | gpt-mini",
        "provider:OpenAI | gpt-mini",
        "model:mini | gpt-mini",
        "-model:mini | llama_3 claude",
        "status:running | llama_3",
        "-status:running | claude gpt-mini",
        "finish:stop | claude gpt-mini",
        "-finish:stop | llama_3",
        "ttft>2ms | claude gpt-mini",
        "ttft>2s | ~~",
        "-ttft>2s | llama_3 claude gpt-mini",
        "e2e<=20ms | claude gpt-mini",
        "tokens>1 tokens<3 | claude gpt-mini",
        "attempt:1 | claude gpt-mini",
        "text:apple | gpt-mini",
        "text:\"red apple\" | gpt-mini",
        "text:\"100%\" | claude",
        "model:llama_ | llama_3",
        "model:gpt_ | ~~",
        "reqid:req_1 | claude gpt-mini",
        "pear | gpt-mini",
        "claude OR provider:groq | llama_3 claude",
        "has:error | ~~",
        "-has:usage | llama_3",
      })
  void a_filter_picks_calls(String filter, String models) {
    List<String> found = models(store, filter);

    assertThat(String.join(" ", found)).isEqualTo(models);
    assertThat(store.count(CallFilter.parse(filter))).isEqualTo(found.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour:red",
        "ttft>soon",
        "tokens>many",
        "has:wings",
        "provider:",
        "provider>openai",
        "text:\"open",
        "OR",
        "a OR"
      })
  void nonsense_is_refused_with_a_sentence(String filter) {
    assertThatThrownBy(() -> CallFilter.parse(filter))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .endsWith(".");
  }

  @Test
  void a_rating_and_a_note_are_found(@TempDir Path own) throws Exception {
    try (Store rated = Store.open(new Home(own), Redactor.create(), notice -> {})) {
      String good = StoredCalls.store(rated, "mistral/good", "fig", "fig");
      String noted = StoredCalls.store(rated, "mistral/noted", "fig", "fig");
      StoredCalls.store(rated, "mistral/neither", "fig", "fig");
      rated.rate(good, new Rating(1, ""));
      rated.rate(noted, new Rating(0, "look again"));
      StoredCalls.flush(rated);

      assertThat(models(rated, "has:rating")).containsExactly("good");
      assertThat(models(rated, "has:note")).containsExactly("noted");
      assertThat(models(rated, "-has:rating -has:note")).containsExactly("neither");
    }
  }

  private static List<String> models(Store store, String filter) {
    return store.calls(CallQuery.newest(CallFilter.parse(filter), 10)).stream()
        .map(StoredCall::model)
        .toList();
  }

  @Test
  void quotes_in_a_value_are_data() {
    assertThat(store.count(CallFilter.parse("text:\"'; DROP TABLE call; --\""))).isZero();
    assertThat(store.count(CallFilter.ALL)).isEqualTo(3);
  }
}
