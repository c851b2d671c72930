package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.LogLine;
import dev.sage.console.control.VirtualRow;
import dev.sage.console.ui.Ui;
import dev.sage.llm.LlmError;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class AnswerViewTest {
  @Test
  void appends_once_however_much_has_come() throws InterruptedException {
    String text = "one two three four five six ".repeat(2_000);
    AtomicReference<AnswerView> built = new AtomicReference<>();
    ColumnModel other = Answers.column(FakeAnswer.text("Hi."));
    ColumnModel column = Answers.column(FakeAnswer.text(text));
    try (Ui ui =
        Ui.open(
            480,
            400,
            () -> {
              built.set(new AnswerView(() -> {}, () -> {}));
              return built.get();
            })) {
      AnswerView view = Objects.requireNonNull(built.get());
      AnswerModel answer = column.shownProperty().get();
      // Laid out once, so that its width is known and nothing is wrapped again.
      Ui.runFx(() -> view.show(other.shownProperty().get()));
      AtomicInteger changes = new AtomicInteger();
      Ui.runFx(
          () -> {
            ListChangeListener<LogLine> count = change -> changes.addAndGet(additions(change));
            view.log().model().lines().addListener(count);
            view.show(answer);
            view.grow();
            view.grow();
          });
      assertThat(changes).hasValue(1);
      assertThat(Ui.onFx(() -> view.log().model().text())).isEqualTo(text);
      assertThat(ui.nodes().stream().filter(VirtualRow.class::isInstance).count())
          .as("lines that are nodes")
          .isLessThan(60);
    }
  }

  @Test
  void leads_to_the_set_up_where_that_is_what_is_wrong() throws InterruptedException {
    ColumnModel wrong =
        Answers.column(FakeAnswer.failure(LlmError.Kind.AUTHENTICATION, "The key is unknown."));
    ColumnModel busy =
        Answers.column(FakeAnswer.failure(LlmError.Kind.INVALID_REQUEST, "No such thing."));
    AtomicReference<AnswerView> built = new AtomicReference<>();
    AtomicInteger opened = new AtomicInteger();
    try (Ui ui =
        Ui.open(
            480,
            400,
            () -> {
              built.set(new AnswerView(() -> {}, opened::incrementAndGet));
              return built.get();
            })) {
      AnswerView view = Objects.requireNonNull(built.get());
      Ui.runFx(() -> view.show(busy.shownProperty().get()));
      assertThat(Ui.onFx(() -> ui.find(".set-up").isVisible())).isFalse();
      Ui.runFx(() -> view.show(wrong.shownProperty().get()));
      ui.click(".set-up");
      assertThat(opened).hasValue(1);
    }
  }

  private static int additions(ListChangeListener.Change<?> change) {
    int additions = 0;
    while (change.next()) {
      additions += change.wasAdded() ? 1 : 0;
    }
    return additions;
  }
}
