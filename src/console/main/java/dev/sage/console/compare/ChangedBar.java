package dev.sage.console.compare;

import dev.sage.console.compare.matrix.AskedRun;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.console.compare.matrix.RunChange;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says that the results are of an earlier prompt, and what has changed. FX thread only. */
final class ChangedBar extends HBox {
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

  private final MatrixModel matrix;
  private final Label sentence = new Label();

  ChangedBar(CompareModel model) {
    super(8);
    matrix = model.side().matrix();
    setId("compare-changed");
    getStyleClass().add("changed-bar");
    setAlignment(Pos.CENTER_LEFT);
    sentence.setId("compare-changed-says");
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.setWrapText(true);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    getChildren().setAll(Icons.of(Feather.CLOCK), sentence);
    model.changesProperty().subscribe(this::show);
    matrix.askedProperty().subscribe(() -> show(model.changesProperty().get()));
  }

  private void show(Set<RunChange> changes) {
    boolean any = !changes.isEmpty();
    setVisible(any);
    setManaged(any);
    if (any) {
      AskedRun run = matrix.askedProperty().get();
      // A prompt has changed, columns have.
      int words = changes.equals(Set.of(RunChange.PROMPT)) ? 1 : 2;
      String said = Texts.text("compare.changed", time(run.at()), listed(changes), words);
      // Columns look again at an answer that is there; the grid has no texts to look at.
      boolean both = changes.contains(RunChange.CHECKS) && matrix.large();
      sentence.setText(both ? said + " " + Texts.text("compare.changed.checks") : said);
    }
  }

  private static String listed(Set<RunChange> changes) {
    List<String> words =
        Stream.of(RunChange.values())
            .filter(changes::contains)
            .map(change -> "compare.changed." + change.name().toLowerCase(Locale.ROOT))
            .map(key -> Texts.text(key + ".word"))
            .toList();
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : Texts.text(
            "compare.changed.list", String.join(", ", words.subList(0, last)), words.get(last));
  }

  private static String time(Instant at) {
    ZonedDateTime local = at.atZone(ZoneId.systemDefault());
    boolean today = local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
    return (today ? TODAY : EARLIER).format(local);
  }
}
