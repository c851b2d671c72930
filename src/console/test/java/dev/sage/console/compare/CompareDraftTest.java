package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.prompt.PromptModel;
import dev.sage.console.compare.prompt.PromptPlace;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareDraftTest {
  private static final Prompt PROMPT =
      Prompt.blank(List.of(Column.of("sim-openai/clean"), Column.of("")))
          .withTurns(
              List.of(
                  new Turn.Instructions("Be brief.\n"),
                  new Turn.User("Explain {{topic}} \"now\" 日本")))
          .withValues(Map.of("topic", "SSE"))
          .withTools("[ unfinished")
          .withParameters(Parameters.DEFAULTS.withTemperature("0.2"))
          .withRepetitions(3);

  @Test
  void comes_back_as_it_was_kept() {
    CompareDraft draft =
        new CompareDraft(
            PROMPT,
            List.of(List.of("id-1", "id-2"), List.of()),
            new PromptPlace("prompts", "greeting", "abc"));
    assertThat(CompareDraft.fromJson(draft.toJson())).contains(draft);
  }

  @Test
  void reads_what_was_kept_when_a_prompt_was_system_and_user() {
    String old =
        """
        {"system":"Be brief.\\n","user":"Explain {{topic}} \\"now\\" 日本",
         "variables":{"topic":"SSE"},"temperature":"0.2","maxTokens":"","repetitions":3,
         "columns":[{"target":"sim-openai/clean","calls":["id-1"]},{"target":"","calls":[]}]}
        """;
    CompareDraft draft = CompareDraft.fromJson(old).orElseThrow();
    assertThat(draft.prompt()).isEqualTo(PROMPT.withTools(""));
    assertThat(draft.calls(0)).containsExactly("id-1");
    assertThat(draft.place()).isEqualTo(PromptPlace.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"columns\":{}}", "null", "{\"prompt\":7}"})
  void is_nothing_where_the_text_is_no_draft(String text) {
    assertThat(CompareDraft.fromJson(text)).isEmpty();
  }

  @Test
  void takes_no_more_than_the_panel_can_show() {
    String column = "{\"target\":\"a/b\",\"calls\":[]}";
    String text =
        "{\"repetitions\":9999,\"columns\":["
            + String.join(",", Collections.nCopies(20, column))
            + "]}";
    CompareDraft draft = CompareDraft.fromJson(text).orElseThrow();
    assertThat(draft.prompt().columns()).hasSize(CompareModel.MOST);
    assertThat(draft.prompt().repetitions()).isEqualTo(PromptModel.MOST_REPETITIONS);
  }
}
