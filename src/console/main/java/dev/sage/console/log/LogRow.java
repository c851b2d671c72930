package dev.sage.console.log;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.TextRow;
import dev.sage.workbench.log.LogLevel;
import dev.sage.workbench.log.LogLine;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;

/** A line of the log; by its level it has a colour, which says no more than the word. */
final class LogRow extends TextRow<LogColumn> {
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final LogLines lines;

  LogRow(LogLines lines, Supplier<ColumnPlaces> places, Ellipsis ellipsis) {
    super(List.of(LogColumn.values()), places, ellipsis);
    this.lines = lines;
    getStyleClass().add("log-row");
  }

  @Override
  protected void show(int index) {
    if (index >= lines.size()) {
      sayNothing();
    } else {
      LogLine line = lines.at(index);
      for (LogColumn column : LogColumn.values()) {
        say(column, column.text(line));
      }
      pseudoClassStateChanged(WARNING, line.level() == LogLevel.WARN);
      pseudoClassStateChanged(ERROR, line.level() == LogLevel.ERROR);
    }
    write();
  }
}
