package dev.sage.console.streams;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.Content;
import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.Icons;
import dev.sage.console.control.TextRange;
import dev.sage.console.control.TextRow;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.FrameRow;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A frame's row; one that ended a silence is marked. FX thread only. */
final class FrameLine extends TextRow<FrameColumn> {
  private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");
  private static final double ICON = 13;
  private static final double ICON_GAP = 4;
  private static final double BRACKET = 12;

  private final CallModel model;
  private final FrameFind find;
  private final ReadBracket bracket = new ReadBracket();
  private @Nullable Node mark;
  private boolean silent;

  FrameLine(CallModel model, FrameFind find, Supplier<ColumnPlaces> places, Ellipsis ellipsis) {
    super(List.of(FrameColumn.values()), places, ellipsis);
    this.model = model;
    this.find = find;
    getStyleClass().add("frame-line");
    getChildren().add(bracket);
    Content.mark(cell(FrameColumn.SUMMARY));
  }

  @Override
  protected void show(int index) {
    CallLook look = model.lookProperty().get();
    boolean known = look != null && index < look.times().size();
    bracket.setVisible(known);
    if (look == null || !known) {
      sayNothing();
      silent(false);
    } else {
      FrameRow row = model.rows().at(index);
      for (FrameColumn column : FrameColumn.values()) {
        say(column, column.text(look, row, index));
      }
      bracket.show(look.times(), index);
      silent(look.gaps().endsAt(index));
    }
    write();
  }

  private void silent(boolean is) {
    if (is != silent) {
      silent = is;
      pseudoClassStateChanged(GAP, is);
    }
    if (is && mark == null) {
      Node icon = Icons.of(Feather.ALERT_TRIANGLE);
      mark = icon;
      getChildren().add(icon);
    }
    if (mark != null) {
      mark.setVisible(is);
    }
  }

  @Override
  protected List<TextRange> marked(FrameColumn column, String words) {
    return switch (column) {
      case TYPE -> TextRange.of(find.wordsProperty().get(), words);
      case SUMMARY -> SummaryMarks.of(find.wordsProperty().get(), find.part(index()), words);
      default -> List.of();
    };
  }

  @Override
  protected void write() {
    super.write();
    ColumnPlaces.Place read = place(FrameColumn.READ);
    bracket.resizeRelocate(read.x() + (read.width() - BRACKET) / 2, 0, BRACKET, HEIGHT);
    if (mark != null) {
      mark.autosize();
      mark.relocate(cell(FrameColumn.DELTA).getX() - ICON - ICON_GAP, (HEIGHT - ICON) / 2);
    }
  }
}
