package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareDraftTest {
  @Test
  void comes_back_as_it_was_kept() {
    CompareDraft draft =
        new CompareDraft(
            "Be brief.\n",
            "Explain {{topic}} \"now\" 日本",
            Map.of("topic", "SSE"),
            "0.2",
            "",
            3,
            List.of(
                new CompareDraft.Column("sim-openai/clean", List.of("id-1", "id-2")),
                new CompareDraft.Column("", List.of())));
    assertThat(CompareDraft.fromJson(draft.toJson())).contains(draft);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"columns\":{}}", "null"})
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
    assertThat(draft.columns()).hasSize(CompareModel.MOST);
    assertThat(draft.repetitions()).isEqualTo(PromptModel.MOST_REPETITIONS);
  }
}
