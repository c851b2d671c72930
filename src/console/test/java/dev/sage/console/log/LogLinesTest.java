package dev.sage.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.UiThread;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import dev.sage.workbench.log.LogLevel;
import dev.sage.workbench.log.LogLine;
import dev.sage.workbench.log.LogSettings;
import dev.sage.workbench.log.ProgramLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Which lines are shown. */
class LogLinesTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogLinesTest.class);
  private static final String CALL = "019ab000-1111-7222-8333-444455556666";

  private final UiThread ui = new UiThread();
  @TempDir private Path home;
  private ProgramLog log;
  private LogLines lines;

  @BeforeEach
  void open() {
    log = log();
    lines = ui.on(() -> new LogLines(log, ui.background()));
  }

  private ProgramLog log() {
    return ProgramLog.open(
        new Home(home),
        "console",
        Redactor.create(),
        () -> RedactionPolicy.of(Sink.LOG),
        LogSettings.STANDARD);
  }

  @AfterEach
  void close() {
    ui.close();
    log.close();
  }

  private List<String> shown() {
    return ui.on(() -> lines.lines().stream().map(LogLine::message).toList());
  }

  private static void ofCall(String message) {
    try (var _ = MDC.putCloseable("requestId", CALL)) {
      LOG.info(message);
    }
  }

  @Test
  void those_that_come_pass_the_filter_that_is_set() {
    LOG.info("one");
    ui.run(lines::take);
    ui.run(() -> lines.textProperty().set("TWO"));
    LOG.info("two");
    LOG.warn("three");
    ui.run(lines::take);
    assertThat(shown()).containsExactly("two");
    ui.run(() -> lines.textProperty().set(""));
    ui.run(() -> lines.leastProperty().set(LogLevel.WARN));
    assertThat(shown()).containsExactly("three");
    ui.run(lines::clear);
    assertThat(shown()).containsExactly("one", "two", "three");
  }

  @Test
  void what_the_log_has_forgotten_goes_from_the_beginning() {
    LOG.info("first");
    ui.run(lines::take);
    for (int i = 0; i < 20_010; i++) {
      LOG.info("line {}", i);
    }
    ui.run(lines::take);
    assertThat((long) ui.on(lines::gone)).isEqualTo(1);
    LOG.info("last");
    ui.run(lines::take);
    assertThat((long) ui.on(lines::gone)).isEqualTo(2);
    assertThat((int) ui.on(lines::size)).isEqualTo(20_000);
    assertThat(ui.on(() -> lines.at(0).message())).isEqualTo("line 11");
    assertThat(ui.on(() -> lines.at(19_999).message())).isEqualTo("last");
  }

  @Test
  void of_a_call_come_from_the_files_of_earlier_starts_too_and_none_twice() {
    ofCall("of before");
    log.close();
    log = log();
    LogLines anew = ui.on(() -> new LogLines(log, ui.background()));
    lines = anew;
    ofCall("of now");
    LOG.info("of nobody");
    ui.run(anew::take);
    ui.run(() -> anew.callProperty().set(CALL));
    ui.await("the files", () -> !anew.readingProperty().get());
    assertThat(shown()).containsExactly("of before", "of now");
  }
}
