package dev.sage.workbench.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.Home;
import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Whatever way a text takes into the log, it is clean there, and it is found again. */
class ProgramLogTest {

  private static final Logger LOG = LoggerFactory.getLogger(ProgramLogTest.class);
  private static final String SECRET = "r3gister3dVal-ue0815xyZ";
  private static final String CALL = "019ab000-1111-7222-8333-444455556666";

  @TempDir private Path folder;

  private final Redactor redactor = Redactor.create();
  private final AtomicReference<RedactionPolicy> policy =
      new AtomicReference<>(RedactionPolicy.of(Sink.LOG));
  private ProgramLog log = ProgramLog.none(new Home(Path.of("none")));

  @BeforeEach
  void open() {
    log = ProgramLog.open(new Home(folder), "sage", redactor, policy::get, LogSettings.STANDARD);
  }

  @AfterEach
  void close() {
    log.level("dev.sage.workbench.log", LogLevel.INFO);
    log.close();
  }

  private String logged() throws IOException {
    return Files.readString(folder.resolve("logs").resolve("sage.log"));
  }

  private static void ofCall(Runnable logging) {
    MDC.put("requestId", CALL);
    MDC.put("providerRequestId", "req_7");
    logging.run();
    MDC.remove("requestId");
    MDC.remove("providerRequestId");
  }

  @Nested
  class Secrets {

    @ParameterizedTest
    @EnumSource
    void are_in_no_part_of_a_line(LogFormat format) throws IOException {
      redactor.register(Secret.of(SECRET));
      log.format(format);
      MDC.put("requestId", SECRET);
      MDC.put("providerRequestId", SECRET);
      LOG.info("argument {}", SECRET);
      LOG.error("message " + SECRET, new IOException(SECRET, new IOException("cause " + SECRET)));
      LOG.atWarn().addKeyValue("header", SECRET).addArgument(SECRET).log("pairs {}");
      MDC.remove("requestId");
      MDC.remove("providerRequestId");
      LoggerFactory.getLogger("named." + SECRET).warn("name");

      assertThat(logged())
          .contains("argument [secret:", "message [secret:", "cause [secret:", "pairs [secret:")
          .contains("header", "[secret:")
          .doesNotContain(SECRET, SECRET.substring(0, 10), SECRET.substring(10));
      assertThat(log.after(0).toString())
          .contains("argument [secret:")
          .doesNotContain(SECRET, SECRET.substring(0, 10), SECRET.substring(10));
    }

    @Test
    void are_known_by_the_name_that_a_value_has() throws IOException {
      LOG.atWarn().addKeyValue("password", "plain-but-mine-42").log("pairs");

      assertThat(logged()).contains("password=").doesNotContain("plain-but-mine-42");
    }

    @Test
    void and_personal_data_go_as_the_policy_says_from_the_next_line_on() throws IOException {
      policy.set(RedactionPolicy.SECRETS);
      LOG.info("first jo.doe@mail.test");
      policy.set(RedactionPolicy.SECRETS.withPii("email", true));
      LOG.info("second jo.doe@mail.test");

      assertThat(logged()).contains("first jo.doe@mail.test", "second [email:");
    }
  }

  @Nested
  class A_line {

    @Test
    void has_the_ids_of_its_call_as_text() throws IOException {
      ofCall(
          () ->
              LOG.atInfo()
                  .addKeyValue("attempt", 1)
                  .addKeyValue("error", (Object) null)
                  .log("attempt ended"));

      assertThat(logged())
          .matches(
              "(?s)\\d{4}-\\d\\d-\\d\\dT\\S+Z INFO  \\[\\S+] \\S+ProgramLogTest call="
                  + CALL
                  + " request=req_7 - attempt ended attempt=\"1\"\n");
    }

    @Test
    void is_one_json_object_with_everything_apart() throws IOException {
      log.format(LogFormat.JSON);
      ofCall(
          () ->
              LOG.atError()
                  .addKeyValue("attempt", 1)
                  .setCause(new IOException("broke\noff"))
                  .log("attempt ended"));

      assertThat(logged().lines()).hasSize(1);
      var json = Json.MAPPER.readTree(logged());
      assertThat(json.path("level").asString()).isEqualTo("error");
      assertThat(json.path("call").asString()).isEqualTo(CALL);
      assertThat(json.path("providerRequestId").asString()).isEqualTo("req_7");
      assertThat(json.path("message").asString()).isEqualTo("attempt ended");
      assertThat(json.path("data").path("attempt").asString()).isEqualTo("1");
      assertThat(json.path("error").asString()).contains("IOException: broke\noff", "at ");
      assertThat(json.propertyNames()).contains("time", "logger", "thread");
    }

    @Test
    void forges_no_other_and_moves_no_cursor() throws IOException {
      LOG.info("one\n2026-01-01T00:00:00.000Z ERROR [x] y - forged \u001b[2J\u202e");

      assertThat(logged().lines().filter(line -> !line.startsWith("\t"))).hasSize(1);
      assertThat(logged()).doesNotContain("\u001b", "\u202e");
      assertThat(log.after(0)).hasSize(1);
    }
  }

  @Nested
  class Levels {

    @Test
    void are_changed_while_the_program_runs() {
      LOG.debug("unheard");
      log.level("dev.sage.workbench.log", LogLevel.DEBUG);
      LOG.debug("heard");

      assertThat(log.after(0)).extracting(LogLine::message).containsExactly("heard");
      assertThat(log.levels()).containsEntry("dev.sage.workbench.log", LogLevel.DEBUG);
    }

    @Test
    void come_from_the_configuration_and_what_is_no_level_is_named() throws IOException {
      Path file = folder.resolve("config.json");
      Files.writeString(
          file,
          """
          {"log": {"format": "json", "levels": ["dev.sage.llm=trace", "warn", "dev.sage=loud"]}}
          """);
      var config =
          Config.load(
              ConfigSources.standard()
                  .withEnvironment(Map.of())
                  .withFolder(null)
                  .withUserFile(file));
      var settings = LogSettings.of(config);

      assertThat(settings.format()).isEqualTo(LogFormat.JSON);
      assertThat(settings.levels())
          .containsEntry("dev.sage.llm", LogLevel.TRACE)
          .containsEntry(LogSettings.ROOT, LogLevel.WARN)
          .containsEntry(LogSettings.CALLS, LogLevel.DEBUG)
          .doesNotContainKey("dev.sage");
      assertThat(LogSettings.notUnderstood(config)).containsExactly("dev.sage=loud");
    }

    @Test
    void tell_what_happens_to_calls_unless_something_else_is_chosen() {
      assertThat(log.levels()).containsEntry("dev.sage.llm.call", LogLevel.DEBUG);
      assertThat(new LogChoice("sage", null, true).over(LogSettings.STANDARD).levels())
          .containsEntry("dev.sage", LogLevel.DEBUG);
    }
  }

  @Nested
  class Recent_lines {

    @Test
    void are_told_and_handed_out_from_a_number_on() {
      var told = new AtomicInteger();
      log.listen(told::incrementAndGet);
      LOG.info("one");
      LOG.info("two");

      assertThat(told).hasValue(2);
      assertThat(log.after(1)).extracting(LogLine::message).containsExactly("two");
      assertThat(log.after(2)).isEmpty();
    }

    @Test
    void are_bounded_whatever_comes() {
      var recent = new RecentLines();
      LOG.info("x");
      LogLine line = log.after(0).getFirst();
      for (int i = 1; i <= RecentLines.MOST + 5; i++) {
        recent.add(numbered(line, i, "x"));
      }
      assertThat(recent.after(0)).hasSize(RecentLines.MOST);
      String large = "x".repeat(RecentLines.MOST_CHARACTERS / 4);
      for (int i = 30_000; i < 30_008; i++) {
        recent.add(numbered(line, i, large));
      }
      assertThat(recent.after(0)).hasSizeLessThan(4);
    }

    private static LogLine numbered(LogLine like, long number, String message) {
      return new LogLine(
          number,
          like.at(),
          like.level(),
          like.logger(),
          like.thread(),
          "",
          "",
          message,
          like.data(),
          "");
    }
  }

  @Nested
  class Lines_of_a_call {

    @Test
    void are_found_in_the_files_in_either_format() {
      ofCall(() -> LOG.info("as text", new IOException("with a trace")));
      LOG.info("of nobody");
      log.format(LogFormat.JSON);
      ofCall(() -> LOG.atInfo().addKeyValue("n", 2).log("as json"));

      List<LogLine> found = log.ofCall(CALL);

      assertThat(found).extracting(LogLine::message).containsExactly("as text", "as json");
      assertThat(found.getFirst().error()).contains("with a trace", "at dev.sage");
      assertThat(found.getLast().data()).containsEntry("n", "2");
      assertThat(log.ofCall("req_7")).isEqualTo(found);
      assertThat(log.ofCall("another")).isEmpty();
    }

    @Test
    void are_found_though_other_files_cannot_be_read() throws IOException {
      ofCall(() -> LOG.info("still here"));
      for (int n = 0; n < 20; n++) {
        // A folder of that name is as unreadable as a file that has just been renamed.
        Files.createDirectories(folder.resolve("logs").resolve("gone-" + n + ".log"));
      }

      assertThat(log.ofCall(CALL)).extracting(LogLine::message).containsExactly("still here");
    }

    @Test
    void are_the_newest_of_too_many_whatever_file_they_are_in() throws IOException {
      for (int n = 0; n < 8; n++) {
        Files.writeString(
            folder.resolve("logs").resolve("other." + n + ".log"),
            "2026-11-2%1$dT00:00:00.000Z INFO  [main] dev.sage.X call=%2$s - day %1$d\n"
                .formatted(n, CALL)
                .repeat(1_000));
      }

      assertThat(log.ofCall(CALL))
          .hasSize(5_000)
          .extracting(LogLine::message)
          .startsWith("day 3")
          .endsWith("day 7")
          .doesNotContain("day 2");
    }

    @Test
    void are_none_where_there_is_no_folder() {
      assertThat(ProgramLog.none(new Home(folder.resolve("none"))).ofCall(CALL)).isEmpty();
    }
  }
}
