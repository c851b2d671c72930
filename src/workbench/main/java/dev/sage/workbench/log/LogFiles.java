package dev.sage.workbench.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Opens the log file of a home folder: five files of 2 MB at most. Thread-safe. */
public final class LogFiles {

  private static final String NAME = "sage-file";
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{24} %X{requestId}"
          + " - %msg %kvp%n%ex";
  private static final FileSize FILE_SIZE = new FileSize(2 << 20);
  private static final int OLD_FILES = 4;

  private LogFiles() {}

  /**
   * From now on the log goes to this home folder, redacted. Where it can't be written there is no
   * log; nothing else changes.
   */
  public static void open(Home home, Redactor redactor) {
    var policy = RedactionPolicy.of(Sink.LOG);
    open(home, redactor, () -> policy);
  }

  /**
   * The same with what the person chose of redaction.
   *
   * @param policy what is taken out of each line beside secrets, asked for each
   */
  public static void open(Home home, Redactor redactor, Supplier<RedactionPolicy> policy) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      // A program that brings a logger of its own uses that.
      return;
    }
    try {
      PrivateFiles.createFolder(home.folder());
      PrivateFiles.createFolder(home.logs());
    } catch (IOException e) {
      return;
    }
    synchronized (LogFiles.class) {
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.detachAppender(NAME);
      root.addAppender(appender(context, home.logs(), new RedactingEncoder(redactor, policy)));
    }
  }

  private static RollingFileAppender<ILoggingEvent> appender(
      LoggerContext context, Path folder, RedactingEncoder encoder) {
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();

    var appender = new PrivateFileAppender();
    appender.setContext(context);
    appender.setName(NAME);
    appender.setFile(folder.resolve("sage.log").toString());
    appender.setEncoder(encoder);

    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve("sage.%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();

    var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FILE_SIZE);
    trigger.start();

    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  /** Redacts the whole line: message, key-value pairs, context, exception. */
  private static final class RedactingEncoder extends PatternLayoutEncoder {
    private final Redactor redactor;
    private final Supplier<RedactionPolicy> policy;

    RedactingEncoder(Redactor redactor, Supplier<RedactionPolicy> policy) {
      this.redactor = redactor;
      this.policy = policy;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      return redactor.redact(super.encode(event), policy.get());
    }
  }

  /** Makes the file before Logback does, so that nobody else can read it. */
  private static final class PrivateFileAppender extends RollingFileAppender<ILoggingEvent> {
    @Override
    public void openFile(String name) throws IOException {
      PrivateFiles.createFile(Path.of(name));
      super.openFile(name);
    }
  }
}
