package dev.sage.console.compare.prompt;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.PromptProblem;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A problem by its place: a click goes there. FX thread only. */
final class ProblemLine extends Hyperlink {
  ProblemLine(PromptProblem problem, Runnable go) {
    PromptProblem.Place place = problem.place();
    String words =
        place.line() == 0
            ? problem.message()
            : Texts.text(
                "compare.problem.at",
                String.valueOf(place.line()),
                String.valueOf(place.at()),
                problem.message());
    setText(words);
    setGraphic(Icons.of(problem.blocking() ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE));
    getStyleClass().addAll("problem-line", problem.blocking() ? "blocking" : "surprising");
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
    setMaxWidth(Double.MAX_VALUE);
    Hint.on(this, words);
    setOnAction(
        event -> {
          setVisited(false);
          go.run();
        });
  }
}
