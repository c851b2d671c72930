package dev.sage.workbench.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What this process logs: every line redacted, in a file of the home folder and, the newest, in
 * memory. A process has one at a time: the one that was opened last. Thread-safe.
 */
public final class ProgramLog implements AutoCloseable {
  private static final String NAME = "sage-lines";

  /** The packages whose levels a person may want to change. */
  private static final List<String> PACKAGES =
      List.of(
          LogSettings.ROOT,
          LogSettings.CALLS,
          "dev.sage.llm",
          "dev.sage.workbench",
          "dev.sage.workbench.store",
          "dev.sage.console");

  private final Path folder;
  private final CleanLine clean;
  private final RecentLines recent = new RecentLines();
  private final @Nullable LoggerContext context;
  private final @Nullable Appender<LogLine> file;
  private final Lines lines = new Lines();
  private volatile LogFormat format;

  private ProgramLog(Home home, @Nullable String name, CleanLine clean) {
    this.folder = home.logs();
    this.clean = clean;
    this.format = LogFormat.TEXT;
    // A program that brings a logger of its own uses that.
    this.context =
        name != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext own ? own : null;
    this.file =
        name != null && context != null && writable(home)
            ? LogFiles.open(context, folder, name, () -> format)
            : null;
  }

  /** One that nothing is written into. */
  public static ProgramLog none(Home home) {
    return new ProgramLog(
        home, null, new CleanLine(Redactor.create(), () -> RedactionPolicy.of(Sink.LOG)));
  }

  /**
   * From now on the log goes to this home folder. Where that can't be written it is in memory only.
   *
   * @param name of its file, without its ending
   * @param policy what is taken out of each line beside secrets, asked for each
   */
  public static ProgramLog open(
      Home home,
      String name,
      Redactor redactor,
      Supplier<RedactionPolicy> policy,
      LogSettings settings) {
    var log = new ProgramLog(home, name, new CleanLine(redactor, policy));
    log.set(settings);
    log.attach();
    return log;
  }

  private static boolean writable(Home home) {
    try {
      PrivateFiles.createFolder(home.folder());
      PrivateFiles.createFolder(home.logs());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void attach() {
    if (context != null) {
      lines.setContext(context);
      lines.setName(NAME);
      lines.start();
      synchronized (ProgramLog.class) {
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(NAME);
        root.addAppender(lines);
      }
    }
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** The newest lines with a higher number, the oldest first. */
  public List<LogLine> after(long number) {
    return recent.after(number);
  }

  /** The number of the oldest line that is still in memory, 0 if there is none. */
  public long oldest() {
    return recent.oldest();
  }

  /** The lines of a call in the files, of this process and of others. Does I/O. */
  public List<LogLine> ofCall(String call) {
    return PastLines.ofCall(folder, call);
  }

  /** Told of each line, on the thread that logs. */
  public void listen(Runnable listener) {
    recent.listen(listener);
  }

  public void unlisten(Runnable listener) {
    recent.unlisten(listener);
  }

  /** How much is logged of each package that has a level of its own, and of the usual ones. */
  public SortedMap<String, LogLevel> levels() {
    var levels = new TreeMap<String, LogLevel>();
    if (context != null) {
      PACKAGES.forEach(name -> levels.put(name, level(context.getLogger(name))));
      for (Logger logger : context.getLoggerList()) {
        if (logger.getLevel() != null) {
          levels.put(logger.getName(), level(logger));
        }
      }
    }
    return levels;
  }

  private static LogLevel level(Logger logger) {
    return LogLevel.of(logger.getEffectiveLevel().toString()).orElse(LogLevel.ERROR);
  }

  /** From now on so much is logged of that package and all below it. */
  public void level(String name, LogLevel level) {
    if (context != null) {
      context.getLogger(name).setLevel(Level.valueOf(level.name()));
    }
  }

  /** From now on so much is logged, in that format. */
  public void set(LogSettings settings) {
    format(settings.format());
    settings.levels().forEach(this::level);
  }

  /**
   * What was said before is now said otherwise. What is said as before stays as it is, also where
   * it was changed meanwhile; a package that is not spoken of any more has the level of what it
   * belongs to.
   */
  public void change(LogSettings before, LogSettings now) {
    if (before.format() != now.format()) {
      format(now.format());
    }
    now.levels()
        .forEach(
            (name, level) -> {
              if (level != before.levels().get(name)) {
                level(name, level);
              }
            });
    before.levels().keySet().stream()
        .filter(name -> !now.levels().containsKey(name))
        .forEach(this::inherit);
  }

  private void inherit(String name) {
    if (context != null) {
      context.getLogger(name).setLevel(null);
    }
  }

  public LogFormat format() {
    return format;
  }

  /** From now on lines of the file are written so. */
  public void format(LogFormat value) {
    format = value;
  }

  /** The log of this process goes nowhere any more, unless another was opened meanwhile. */
  @Override
  public void close() {
    if (context != null) {
      synchronized (ProgramLog.class) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
      }
    }
    lines.stop();
    if (file != null) {
      file.stop();
    }
  }

  /** Makes lines of events, one after the other. */
  private final class Lines extends AppenderBase<ILoggingEvent> {
    private long count;

    @Override
    protected void append(ILoggingEvent event) {
      LogLine line = clean.of(event, ++count);
      recent.add(line);
      if (file != null) {
        file.doAppend(line);
      }
    }
  }
}
