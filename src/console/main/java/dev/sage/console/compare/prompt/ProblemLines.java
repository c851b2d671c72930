package dev.sage.console.compare.prompt;

import dev.sage.workbench.prompt.PromptProblem;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/** The problems of one field; takes no room where there are none. FX thread only. */
final class ProblemLines extends VBox {
  private static final int SHOWN = 5;

  private final Consumer<PromptProblem> go;
  private List<PromptProblem> shown = List.of();

  ProblemLines(Consumer<PromptProblem> go) {
    this.go = go;
    show(List.of());
  }

  void show(List<PromptProblem> problems) {
    setVisible(!problems.isEmpty());
    setManaged(!problems.isEmpty());
    if (!problems.equals(shown)) {
      shown = List.copyOf(problems);
      getChildren()
          .setAll(
              problems.stream()
                  .limit(SHOWN)
                  .map(problem -> new ProblemLine(problem, () -> go.accept(problem)))
                  .toList());
    }
  }
}
