package dev.sage.console.log;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.log.LogLevel;
import dev.sage.workbench.log.LogLine;
import dev.sage.workbench.log.ProgramLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The lines that are shown: those of this process as they come, as long as the log remembers them,
 * and those of one call from the files too. FX thread only; files are read in the background.
 */
final class LogLines {
  /** What is no whole id is looked for in memory only. */
  private static final int WHOLE_ID = 32;

  private final ProgramLog log;
  private final Background background;
  private final StringProperty call = new SimpleStringProperty("");
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<LogLevel> least = new SimpleObjectProperty<>(LogLevel.TRACE);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private List<LogLine> past = List.of();
  private List<LogLine> shown = new ArrayList<>();
  private LogFilter filter = LogFilter.ALL;
  private int filterings;
  private long gone;
  private long last;

  /** The lines of that log. */
  LogLines(ProgramLog log, Background background) {
    this.log = log;
    this.background = background;
    call.subscribe(
        () -> {
          past = List.of();
          read();
          filter();
        });
    text.subscribe(this::filter);
    least.subscribe(this::filter);
  }

  /** A part of the id of a call; empty for all lines. */
  StringProperty callProperty() {
    return call;
  }

  /** What must stand in a line. */
  StringProperty textProperty() {
    return text;
  }

  /** The lowest level that is shown. */
  ObjectProperty<LogLevel> leastProperty() {
    return least;
  }

  /** Grows with every change of what is shown. */
  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** Whether files are being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  int size() {
    return shown.size();
  }

  LogLine at(int index) {
    return shown.get(index);
  }

  int indexOf(LogLine line) {
    return shown.indexOf(line);
  }

  List<LogLine> lines() {
    return List.copyOf(shown);
  }

  /** How many were shown first since the filter was set, and are forgotten by now. */
  long gone() {
    return gone;
  }

  /** Grows when what is shown is chosen anew. */
  int filterings() {
    return filterings;
  }

  /** Whether only some lines are shown. */
  boolean filters() {
    return !call.get().isBlank() || !text.get().isBlank() || least.get() != LogLevel.TRACE;
  }

  /** Shows all lines. */
  void clear() {
    call.set("");
    text.set("");
    least.set(LogLevel.TRACE);
  }

  /** Takes what has been logged since it was last asked. */
  void take() {
    List<LogLine> came = log.after(last);
    if (came.isEmpty()) {
      return;
    }
    last = came.getLast().number();
    came.stream().filter(filter::passes).forEach(shown::add);
    forget();
    version.set(version.get() + 1);
  }

  /** What the log has forgotten goes here too; lines of files have no number, and stay. */
  private void forget() {
    long oldest = log.oldest();
    int before = shown.size();
    shown.removeIf(line -> line.number() > 0 && line.number() < oldest);
    gone += before - shown.size();
  }

  private void filter() {
    filter = new LogFilter(call.get(), least.get(), text.get());
    List<LogLine> all = log.after(0);
    last = all.isEmpty() ? last : all.getLast().number();
    List<LogLine> passing = new ArrayList<>();
    if (!past.isEmpty()) {
      Set<String> known = new HashSet<>();
      all.forEach(line -> known.add(key(line)));
      past.stream()
          .filter(line -> filter.passes(line) && !known.contains(key(line)))
          .forEach(passing::add);
    }
    all.stream().filter(filter::passes).forEach(passing::add);
    if (!past.isEmpty()) {
      passing.sort(Comparator.comparing(LogLine::at));
    }
    shown = passing;
    gone = 0;
    filterings++;
    version.set(version.get() + 1);
  }

  /** The file has milliseconds and, of a text, only the first line of a message. */
  private static String key(LogLine line) {
    String text = line.text();
    int end = text.indexOf('\n');
    return line.at().toEpochMilli()
        + line.logger()
        + line.thread()
        + (end < 0 ? text : text.substring(0, end));
  }

  private void read() {
    String wanted = call.get().strip();
    if (wanted.length() < WHOLE_ID) {
      return;
    }
    reading.set(true);
    background
        .work(Texts.text("log.reading"), () -> log.ofCall(wanted))
        .onSuccess(
            found -> {
              if (wanted.equals(call.get().strip())) {
                past = found;
                filter();
              }
            })
        .andFinally(() -> reading.set(false))
        .start();
  }
}
