package dev.sage.console.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindModelTest {
  private final FindModel find = new FindModel();

  @Test
  void finds_in_every_text_whatever_the_case_in_the_order_of_the_screen() {
    find.look("sse", texts("b", "What is SSE?", "a", "sse and Sse"));
    assertThat(find.matches())
        .containsExactly(
            new FindModel.Match("b", 8, 11),
            new FindModel.Match("a", 0, 3),
            new FindModel.Match("a", 8, 11));
  }

  @Test
  void goes_round_in_both_directions() {
    find.look("x", texts("a", "xx", "b", "x"));
    find.step(-1);
    assertThat(find.current()).isEqualTo(2);
    find.step(1);
    assertThat(find.current()).isZero();
  }

  @Test
  void finds_nothing_of_nothing_and_of_what_is_not_there() {
    find.look("", texts("a", "x"));
    assertThat(find.matches()).isEmpty();
    find.look("y", texts("a", "x"));
    find.step(1);
    assertThat(find.current()).isEqualTo(-1);
  }

  @Test
  void takes_no_place_wrong_where_a_letter_changes_its_length_with_its_case() {
    find.look("x", texts("a", "İİx"));
    assertThat(find.matches()).containsExactly(new FindModel.Match("a", 2, 3));
  }

  @Test
  void counts_no_more_than_it_can_show() {
    find.look("a", texts("a", "a".repeat(50_000)));
    assertThat(find.matches()).hasSize(FindModel.MOST);
  }

  @Test
  void marks_the_current_match_otherwise() {
    find.look("x", texts("a", "x x"));
    assertThat(find.marks("a"))
        .containsExactly(new TextMark(0, 1, "found-now"), new TextMark(2, 3, "found"));
  }

  private static Map<String, String> texts(String... placesAndTexts) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < placesAndTexts.length; i += 2) {
      texts.put(placesAndTexts[i], placesAndTexts[i + 1]);
    }
    return texts;
  }
}
