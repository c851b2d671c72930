package dev.sage.workbench.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Writes lines, which are clean by then, into a file of its own: five files of 2 MB at most.
 * Thread-safe.
 */
final class LogFiles {
  private static final FileSize FILE_SIZE = new FileSize(2 << 20);
  private static final int OLD_FILES = 4;

  private LogFiles() {}

  /**
   * What writes into {@code NAME.log}; the older ones are {@code NAME.1.log} and so on.
   *
   * @param format asked for each line
   */
  static RollingFileAppender<LogLine> open(
      LoggerContext context, Path folder, String name, Supplier<LogFormat> format) {
    var encoder = new LineEncoder(format);
    encoder.setContext(context);
    encoder.start();

    var appender = new PrivateFileAppender();
    appender.setContext(context);
    appender.setName("sage-file");
    appender.setFile(folder.resolve(name + ".log").toString());
    appender.setEncoder(encoder);

    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve(name + ".%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();

    var trigger = new SizeBasedTriggeringPolicy<LogLine>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FILE_SIZE);
    trigger.start();

    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  private static final class LineEncoder extends EncoderBase<LogLine> {
    private final Supplier<LogFormat> format;

    LineEncoder(Supplier<LogFormat> format) {
      this.format = format;
    }

    @Override
    public byte[] encode(LogLine line) {
      String text =
          switch (format.get()) {
            case TEXT -> LogText.line(line);
            case JSON -> LogJson.line(line);
          };
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
      return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
      return new byte[0];
    }
  }

  /** Makes the file before Logback does, so that nobody else can read it. */
  private static final class PrivateFileAppender extends RollingFileAppender<LogLine> {
    @Override
    public void openFile(String name) throws IOException {
      PrivateFiles.createFile(Path.of(name));
      super.openFile(name);
    }
  }
}
