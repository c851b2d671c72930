package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.LogLine;
import dev.sage.console.ui.Ui;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListCell;
import org.junit.jupiter.api.Test;

class AnswerViewTest {
  @Test
  void appends_once_however_much_has_come() throws InterruptedException {
    String text = "one two three four five six ".repeat(2_000);
    FakeProvider provider = FakeProvider.of(FakeAnswer.text(text));
    AtomicReference<AnswerView> built = new AtomicReference<>();
    try (Compared compared = new Compared(provider).asking("fake/a", "fake/b");
        Ui ui =
            Ui.open(
                480,
                400,
                () -> {
                  built.set(new AnswerView(() -> {}));
                  return built.get();
                })) {
      compared.model().run();
      compared.settle();
      AnswerView view = Objects.requireNonNull(built.get());
      AnswerModel answer = compared.model().columns().getFirst().shownProperty().get();
      // Laid out once, so that its width is known and nothing is wrapped again.
      Ui.runFx(() -> view.show(compared.model().columns().get(1).shownProperty().get()));
      AtomicInteger changes = new AtomicInteger();
      Ui.runFx(
          () -> {
            ListChangeListener<LogLine> count = change -> changes.addAndGet(additions(change));
            view.log().list().getItems().addListener(count);
            view.show(answer);
            view.grow();
            view.grow();
          });
      assertThat(changes).hasValue(1);
      assertThat(Ui.onFx(() -> view.log().model().text())).isEqualTo(text);
      assertThat(ui.nodes().stream().filter(ListCell.class::isInstance).count())
          .as("lines that are nodes")
          .isLessThan(60);
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
