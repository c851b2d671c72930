package dev.sage.simulator.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PerformerTest {
  private final ScenarioCatalog catalog = ScenarioCatalog.load();
  private final Performer performer = new Performer(1);

  private static Prompt prompt(Voice voice, String content, int maxTokens) {
    return new Prompt(
        voice,
        content,
        10,
        OptionalInt.of(maxTokens),
        List.of(),
        Prompt.ToolUse.ALLOWED,
        false,
        List.of(),
        Optional.empty());
  }

  private Reply reply(String model, Voice voice) {
    return performer.reply(
        catalog.script(model).orElseThrow(), prompt(voice, "Hello", Integer.MAX_VALUE));
  }

  static List<String> models() {
    return ScenarioCatalog.load().scenarios().stream().map(Scenario::model).toList();
  }

  @Test
  void the_catalog_has_the_eight_scenarios_in_order_and_explained() {
    assertThat(models())
        .containsExactly(
            "clean",
            "bursts",
            "tool",
            "reasoning",
            "rate-limit",
            "error-after-200",
            "truncated",
            "role-only");
    assertThat(catalog.scenarios())
        .allSatisfy(
            scenario -> {
              assertThat(scenario.title()).isNotBlank().hasSizeLessThan(40);
              assertThat(scenario.explanation()).endsWith(".").hasSizeLessThan(200);
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void every_scenario_is_over_in_15_seconds_at_the_realistic_speed(String model) {
    for (var voice : List.of(Voice.OPENAI, Voice.ANTHROPIC, Voice.GEMINI, Voice.OLLAMA)) {
      var reply = reply(model, voice);
      double beats = reply.steps().stream().mapToInt(Step::beats).sum();
      double seconds =
          0.3 * voice.firstTokenFactor() + beats / (60 * voice.speedFactor() * reply.tempo());
      for (var step : reply.steps()) {
        seconds +=
            step instanceof Step.Silence silence ? silence.duration().toMillis() / 1000.0 : 0;
      }
      assertThat(seconds).as(voice.name()).isBetween(0.8, 12.0);
    }
  }

  @Test
  void the_seed_the_voice_and_the_prompt_make_the_text() {
    var script = catalog.script("clean").orElseThrow();
    var hello = prompt(Voice.OPENAI, "Hello", 1000);

    assertThat(new Performer(1).reply(script, hello)).isEqualTo(performer.reply(script, hello));
    var text = performer.reply(script, hello).text();
    assertThat(new Performer(2).reply(script, hello).text()).isNotEqualTo(text);
    assertThat(performer.reply(script, prompt(Voice.OPENAI, "Hello!", 1000)).text())
        .isNotEqualTo(text);
    assertThat(performer.reply(script, prompt(Voice.ANTHROPIC, "Hello", 1000)).text())
        .isNotEqualTo(text);
  }

  @Test
  void texts_are_of_moderate_length_with_code_and_letters_of_several_bytes() {
    var script = catalog.script("clean").orElseThrow();
    for (int i = 0; i < 300; i++) {
      var reply = performer.reply(script, prompt(Voice.OPENAI, "Prompt " + i, 1000));
      assertThat(reply.outputTokens()).isBetween(120, 250);
      assertThat(reply.text()).contains("```\n", "\n\n- ").matches("(?s).*[^\\x00-\\x7f].*");
      assertThat(reply.ending()).isEqualTo(Ending.STOP);
    }
  }

  @Test
  void bursts_are_apart_by_two_seconds() {
    var silences =
        reply("bursts", Voice.OPENAI).steps().stream().filter(Step.Silence.class::isInstance);

    assertThat(silences)
        .hasSizeBetween(2, 5)
        .allMatch(new Step.Silence(Duration.ofSeconds(2))::equals);
  }

  @Test
  void a_lower_limit_gives_the_beginning_of_the_same_answer() {
    var script = catalog.script("reasoning").orElseThrow();
    var whole = performer.reply(script, prompt(Voice.ANTHROPIC, "Hello", 10_000));
    var cut = performer.reply(script, prompt(Voice.ANTHROPIC, "Hello", 120));

    assertThat(cut.ending()).isEqualTo(Ending.LENGTH);
    assertThat(cut.outputTokens()).isEqualTo(120);
    assertThat(whole.text()).startsWith(cut.text());
    assertThat(whole.reasoning()).startsWith(cut.reasoning());
  }

  @Test
  void tokens_are_the_text_cut_small() {
    var text = "Ein café, 日本 und 🛠️ – naïve!\n\n```java\n  x = 12345;\n``` 안녕하세요 e\u0301";
    var tokens = Tokens.of(text);

    assertThat(String.join("", tokens)).isEqualTo(text);
    assertThat(tokens).allSatisfy(token -> assertThat(token).hasSizeLessThan(9));
    assertThat(tokens)
        .noneMatch(token -> Character.isHighSurrogate(token.charAt(token.length() - 1)));
  }
}
