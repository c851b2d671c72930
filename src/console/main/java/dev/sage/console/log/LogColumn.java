package dev.sage.console.log;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.TextColumn;
import dev.sage.console.text.Texts;
import dev.sage.workbench.log.LogLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The columns of the log. */
enum LogColumn implements TextColumn {
  TIME(104) {
    @Override
    String text(LogLine line) {
      return TIMES.format(line.at().atZone(ZoneId.systemDefault()));
    }
  },
  LEVEL(72) {
    @Override
    String text(LogLine line) {
      return line.level().label();
    }
  },
  LOGGER(132) {
    @Override
    String text(LogLine line) {
      return line.logger().substring(line.logger().lastIndexOf('.') + 1);
    }
  },
  CALL(116) {
    @Override
    String text(LogLine line) {
      // Ids of the same minute begin alike.
      String id = line.call();
      return id.length() <= ID ? id : "…" + id.substring(id.length() - ID);
    }
  },
  MESSAGE(200) {
    @Override
    String text(LogLine line) {
      String text = line.text();
      int end = text.indexOf('\n');
      return end < 0 ? text : text.substring(0, end) + " …";
    }
  };

  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final int ID = 12;

  private final double width;

  LogColumn(double width) {
    this.width = width;
  }

  /** What it shows of a line. */
  abstract String text(LogLine line);

  static ColumnPlaces places(double whole) {
    return ColumnPlaces.of(whole, List.of(values()), LogColumn::width);
  }

  @Override
  public String key() {
    return "log-" + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return Texts.text("log.column." + name().toLowerCase(Locale.ROOT));
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public boolean figure() {
    return false;
  }
}
