package dev.sage.console.control;

import static dev.sage.console.control.LogLine.Style.MUTED;
import static dev.sage.console.control.LogLine.Style.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LogModelTest {
  /** Every character is one wide. */
  private final LogModel model = new LogModel(style -> codePoint -> 1);

  @Test
  void wraps_at_blanks_which_hang_over_the_edge() {
    model.fit(10);
    model.append("the quick brown fox", TEXT);
    assertThat(texts()).containsExactly("the quick ", "brown fox");
  }

  @Test
  void cuts_a_word_that_would_leave_most_of_a_line_empty() {
    model.fit(12);
    model.append("data: {\"id\":\"chatcmpl-1\"}", TEXT);
    assertThat(texts()).containsExactly("data: {\"id\":", "\"chatcmpl-1\"", "}");
  }

  @Test
  void ends_lines_where_the_text_does() {
    model.append("one\r\ntwo\n\nthree", TEXT);
    assertThat(texts()).containsExactly("one", "two", "", "three");
    model.append("\n", TEXT);
    model.append("four", TEXT);
    assertThat(texts()).containsExactly("one", "two", "", "three", "four");
  }

  @Test
  void starts_a_line_where_the_style_changes() {
    model.append("thinking", MUTED);
    model.append("answer", TEXT);
    assertThat(model.lines())
        .containsExactly(new LogLine("thinking", MUTED, true), new LogLine("answer", TEXT, false));
  }

  @Test
  void never_cuts_a_character_of_two_units() {
    model.fit(3);
    model.append("😀😀😀😀", TEXT);
    assertThat(texts()).containsExactly("😀😀😀", "😀");
  }

  @Test
  void tells_of_all_lines_that_go_at_once() {
    LogModel small = new LogModel(style -> codePoint -> 1, 8);
    List<String> told = new ArrayList<>();
    small
        .lines()
        .addListener(
            (ListChangeListener<LogLine>)
                change -> {
                  while (change.next()) {
                    told.add(
                        change.getFrom()
                            + " -"
                            + change.getRemoved().stream().map(LogLine::text).toList()
                            + " +"
                            + change.getAddedSize());
                  }
                });
    small.append("a\nb\nc\nd\ne\nf\ng\n", TEXT);
    small.append("h\ni\nj\nk\n", TEXT);
    assertThat(told).containsExactly("0 -[] +7", "7 -[] +4", "0 -[a, b, c] +0");
    assertThat(small.lines())
        .extracting(LogLine::text)
        .containsExactly("d", "e", "f", "g", "h", "i", "j", "k");
    assertThat(small.droppedProperty().get()).isEqualTo(3);
  }

  @Test
  void comes_out_the_same_however_the_text_is_cut_into_pieces() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    String text = "The quick brown fox\njumps over thelazydogwithoutanyblank at all.\n\nEnd ";
    LogModel whole = new LogModel(style -> codePoint -> 1);
    whole.fit(12);
    whole.append(text, TEXT);
    for (int round = 0; round < 200; round++) {
      LogModel pieces = new LogModel(style -> codePoint -> 1);
      pieces.fit(12);
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(7));
        pieces.append(text.substring(at, end), TEXT);
        at = end;
      }
      assertThat(pieces.lines()).isEqualTo(whole.lines());
      assertThat(pieces.text()).isEqualTo(text);
    }
  }

  @Test
  void wraps_again_to_a_new_width_without_losing_anything() {
    String text = "The quick brown fox\njumps over the lazy dog";
    model.append(text, TEXT);
    for (double width : new double[] {5, 40, 8, 1, 12}) {
      model.fit(width);
      assertThat(model.text()).isEqualTo(text);
    }
    assertThat(texts()).containsExactly("The quick ", "brown fox", "jumps over ", "the lazy dog");
  }

  @Test
  void holds_a_window_and_counts_what_has_left_it() {
    for (int i = 0; i < LogModel.MOST_LINES + 10; i++) {
      model.append("line " + i + "\n", TEXT);
    }
    assertThat(model.lines()).hasSizeLessThanOrEqualTo(LogModel.MOST_LINES);
    assertThat(model.droppedProperty().get())
        .isEqualTo(LogModel.MOST_LINES + 10 - model.lines().size());
    assertThat(model.lines().getLast().text()).isEqualTo("line " + (LogModel.MOST_LINES + 9));
  }

  private List<String> texts() {
    return model.lines().stream().map(LogLine::text).toList();
  }
}
