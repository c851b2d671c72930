package dev.sage.llm;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Every line that is logged while this is open, at the finest level, of SLF4J and of Java. */
@SuppressWarnings("exports") // nobody compiles against the tests' module
public final class LogLines implements AutoCloseable {

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> others = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final java.util.logging.Logger javaRoot = LogManager.getLogManager().getLogger("");
  private final java.util.logging.Level javaBefore = javaRoot.getLevel();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing();
          events.add(event);
        }
      };
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          others.add(line.getLoggerName() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Begins to read. */
  public LogLines() {
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    handler.setLevel(java.util.logging.Level.ALL);
    javaRoot.addHandler(handler);
    javaRoot.setLevel(java.util.logging.Level.ALL);
  }

  /** The lines of this library. */
  public List<ILoggingEvent> events() {
    return events.stream().filter(line -> line.getLoggerName().startsWith("dev.sage")).toList();
  }

  /** The message of one line with its keys and values. */
  public static String line(ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    return event.getFormattedMessage() + (pairs == null ? "" : " " + pairs);
  }

  /** Everything, with keys, values, MDC and traces. */
  public String text() {
    var text = new StringBuilder();
    for (var event : events) {
      text.append(event.getLoggerName()).append(' ').append(line(event));
      text.append(event.getMDCPropertyMap()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
      }
    }
    return text.append(String.join("\n", others)).toString();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    root.setLevel(before);
    javaRoot.removeHandler(handler);
    javaRoot.setLevel(javaBefore);
  }
}
