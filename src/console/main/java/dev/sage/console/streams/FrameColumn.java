package dev.sage.console.streams;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.TextColumn;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.FrameRow;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.StreamEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the table of frames: what each shows of a frame. */
enum FrameColumn implements TextColumn {
  NUMBER(52, true) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      return Format.count(index);
    }
  },
  READ(28, false) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      return "";
    }
  },
  TIME(72, true) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      return CallFigures.millis(Math.max(0, look.times().nanos()[index]));
    }
  },
  DELTA(84, true) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      long[] nanos = look.times().nanos();
      return index == 0
          ? Format.UNKNOWN
          : CallFigures.millis(Math.max(0, nanos[index] - nanos[index - 1]));
    }
  },
  TYPE(132, false) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      return row == null
          ? ""
          : FrameType.of(
              row.frame().type(), row.events(look.reading()), look.reading().note(index));
    }
  },
  SIZE(64, true) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      return Format.bytes(look.times().lengths()[index]);
    }
  },
  SUMMARY(160, false) {
    @Override
    String text(CallLook look, @Nullable FrameRow row, int index) {
      List<StreamEvent> events =
          row == null ? look.reading().events(index) : row.events(look.reading());
      String summary = FrameSummary.of(events, look.reading().note(index));
      return row != null && row.frame().redacted()
          ? Texts.text("streams.frame.redacted", summary)
          : summary;
    }
  };

  private static final double NUMBER_WIDE = 78;

  /** From so many on, numbers need more room. */
  static final int MANY = 100_000;

  private static final double TYPE_SHARE = 0.22;

  /** Room for the column's own name. */
  private static final double TYPE_LEAST = 56;

  private final double width;
  private final boolean figure;

  FrameColumn(double width, boolean figure) {
    this.width = width;
    this.figure = figure;
  }

  /** What it shows of a frame; the row is null while it is being read. */
  abstract String text(CallLook look, @Nullable FrameRow row, int index);

  /**
   * Columns that fill a width.
   *
   * @param frames how many there are: long numbers need room
   * @param typeNeeds what the longest type needs: what is over goes to the summary
   */
  static ColumnPlaces places(double width, int frames, double typeNeeds) {
    double most = Math.max(TYPE.width, Math.floor(width * TYPE_SHARE));
    return ColumnPlaces.of(
        width,
        List.of(values()),
        column ->
            switch (column) {
              case NUMBER -> frames >= MANY ? NUMBER_WIDE : column.width;
              case TYPE -> Math.clamp(Math.ceil(typeNeeds), TYPE_LEAST, most);
              case READ, TIME, DELTA, SIZE, SUMMARY -> column.width;
            });
  }

  @Override
  public String title() {
    return Texts.text("streams.column." + key());
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public boolean figure() {
    return figure;
  }
}
