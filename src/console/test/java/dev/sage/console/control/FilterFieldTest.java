package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A filter as it is typed, by keys alone. */
class FilterFieldTest {
  private final StringProperty text = new SimpleStringProperty("");
  private FilterField field;
  private Ui ui;

  @BeforeEach
  void open() {
    Ui.start();
    field = Ui.onFx(() -> new FilterField("filter", text, new Colours()));
    ui = Ui.open(480, 320, () -> new VBox(new Button("Other"), field, field.suggestions()));
    Ui.runFx(field::focus);
  }

  @AfterEach
  void close() {
    ui.close();
  }

  @Test
  void what_is_typed_is_explained_and_becomes_the_text() {
    ui.type("red");
    assertThat(text.get()).isEqualTo("red");
    assertThat(meaning().getText()).isEqualTo("What is red.");
    assertThat(field.field().getAccessibleHelp()).isEqualTo("What is red.");
    assertThat(meaning().getStyleClass()).doesNotContain("danger-text");
    assertThat(field.wrong()).isEqualTo(new IndexRange(0, 0));
  }

  @Test
  void what_is_wrong_is_said_with_its_place() {
    ui.type("red ?");
    assertThat(meaning().getText()).contains("? means nothing", "5");
    assertThat(meaning().getStyleClass()).contains("danger-text");
    assertThat(field.wrong()).isEqualTo(new IndexRange(4, 5));
  }

  @Test
  void arrows_choose_a_suggestion_in_a_circle_and_enter_takes_it() {
    ui.type("r");
    Ui.await("suggestions", () -> field.suggestions().isVisible());
    assertThat(suggested()).containsExactly("red", "rose:");
    ui.press(KeyCode.DOWN);
    assertThat(field.field().getAccessibleHelp()).isEqualTo("red. a colour");
    ui.press(KeyCode.UP);
    assertThat(selected()).isEqualTo("rose:");
    ui.press(KeyCode.DOWN);
    assertThat(selected()).isEqualTo("red");
    ui.press(KeyCode.ENTER);
    assertThat(text.get()).isEqualTo("red");
    assertThat(field.field().getCaretPosition()).isEqualTo(3);
    assertThat(field.suggestions().isVisible()).isFalse();
  }

  @Test
  void after_a_field_its_values_come_at_once() {
    ui.type("ro");
    Ui.await("suggestions", () -> field.suggestions().isVisible());
    ui.press(KeyCode.DOWN);
    ui.press(KeyCode.TAB);
    assertThat(text.get()).isEqualTo("rose:");
    assertThat(field.field().isFocused()).isTrue();
    assertThat(suggested()).containsExactly("rose:pale");
  }

  @Test
  void escape_puts_the_list_away_and_control_space_brings_it_again() {
    ui.type("r");
    Ui.await("suggestions", () -> field.suggestions().isVisible());
    ui.press(KeyCode.ESCAPE);
    assertThat(field.suggestions().isVisible()).isFalse();
    assertThat(text.get()).isEqualTo("r");
    ui.press(KeyCode.CONTROL, KeyCode.SPACE);
    assertThat(field.suggestions().isVisible()).isTrue();
    assertThat(text.get()).isEqualTo("r");
  }

  @Test
  void tab_without_a_choice_leaves_the_field_and_the_list_goes() {
    ui.type("r");
    Ui.await("suggestions", () -> field.suggestions().isVisible());
    ui.press(KeyCode.TAB);
    assertThat(field.field().isFocused()).isFalse();
    assertThat(field.suggestions().isVisible()).isFalse();
    assertThat(text.get()).isEqualTo("r");
  }

  @Test
  void it_is_emptied_by_its_button_and_keeps_the_focus() {
    ui.type("red");
    ui.click("#filter-clear");
    assertThat(text.get()).isEmpty();
    assertThat(meaning().isVisible()).isFalse();
    assertThat(field.field().isFocused()).isTrue();
    assertThat(ui.read("#filter-clear", Button.class, Button::isDisabled)).isTrue();
    assertThat(ui.unnamed()).isEmpty();
  }

  private Label meaning() {
    return (Label) ui.find("#filter-meaning");
  }

  private List<String> suggested() {
    return Ui.onFx(
        () -> field.suggestions().getItems().stream().map(FilterHelp.Suggestion::text).toList());
  }

  private String selected() {
    return Ui.onFx(() -> field.suggestions().getSelectionModel().getSelectedItem().text());
  }

  /** A language of two words; a question mark is wrong in it. */
  private static final class Colours implements FilterHelp {
    @Override
    public List<Suggestion> suggest(String whole, int caret) {
      return whole.startsWith("rose:")
          ? List.of(new Suggestion("rose:pale", "a pale one", 0, whole.length()))
          : Stream.of("red", "rose:")
              .filter(word -> !whole.isEmpty() && word.startsWith(whole) && !word.equals(whole))
              .map(word -> new Suggestion(word, "a colour", 0, whole.length()))
              .toList();
    }

    @Override
    public Meaning explain(String whole) {
      int wrong = whole.indexOf('?');
      return wrong < 0
          ? new Meaning("What is " + whole + ".", false, 0, 0)
          : new Meaning("? means nothing", true, wrong, wrong + 1);
    }
  }
}
