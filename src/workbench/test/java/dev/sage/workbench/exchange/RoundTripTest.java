package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes out comes in again: the same bytes, times and marks. */
class RoundTripTest {

  private static final String KEY = "sk-proj-4fK9mQ2xW7vB1nZ8cT5yH3jL6pR0sD";

  @TempDir private Path folder;
  private ImportStore imports;
  private int files;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    imports.close();
  }

  /** A made-up stream with its times: comments, several frames a read, a secret, odd letters. */
  private StoredCall stream(Random random, boolean secret) throws Exception {
    var lines = new StringBuilder();
    lines.append(
        Json.line(
            Json.object()
                .put("sage", "stream")
                .put("version", 1)
                .put("api", "openai-chat")
                .put("provider", "openai")
                .put("model", "gpt-4.1-mini")
                .put("startedAt", "2026-11-20T10:00:00Z")
                .put("endNs", 9_000_000_000L)));
    long nanos = 0;
    int read = 0;
    int count = 3 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      boolean together = random.nextInt(3) == 0;
      nanos += together ? 0 : 1 + random.nextInt(400_000_000);
      read += together ? 0 : 1;
      String said = i == count / 2 && secret ? KEY + " " : "w" + random.nextInt(99) + "ä ";
      String frame =
          random.nextInt(5) == 0
              ? ": keep-alive\n\n"
              : "data: "
                  + Json.line(
                      Json.MAPPER.readTree(
                          "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + said + "\"}}]}"))
                  + "\n\n";
      lines
          .append('\n')
          .append(Json.line(Json.object().put("t", nanos).put("read", read).put("text", frame)));
    }
    lines
        .append('\n')
        .append(Json.line(Json.object().put("t", nanos).put("text", "data: [DONE]\n\n")));
    Path file = folder.resolve("made" + files++ + ".jsonl");
    Files.writeString(file, lines);
    return imports.call(imports.read(file), 0);
  }

  private Path export(StoredCall call, ExportFormat format) throws ExportException {
    Path target =
        format == ExportFormat.RECORDING
            ? folder.resolve("recordings" + files++)
            : folder.resolve("out" + files++ + "." + format.extension());
    return new Exporter(imports.store).write(call, format, target).file();
  }

  @ParameterizedTest
  @EnumSource(value = ExportFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "OTLP")
  void the_stored_bytes_come_back(ExportFormat format) throws Exception {
    var random = new Random(format.label().hashCode());
    for (int i = 0; i < 12; i++) {
      var call = stream(random, i % 2 == 0);

      var again = imports.call(imports.read(export(call, format)), 0);

      assertThat(imports.bytes(again)).isEqualTo(imports.bytes(call));
      assertThat(imports.text(again)).isEqualTo(imports.text(call));
      assertThat(again.frames()).isEqualTo(call.frames());
      if (format != ExportFormat.SSE) {
        assertThat(imports.nanos(again)).isEqualTo(imports.nanos(call));
        assertThat(again.findings().maxGapNanos()).isEqualTo(call.findings().maxGapNanos());
      }
      if (format == ExportFormat.JSONL || format == ExportFormat.HAR) {
        assertThat(imports.marks(again)).isEqualTo(imports.marks(call));
        assertThat(again.target()).isEqualTo(call.target());
        assertThat(again.bytes()).isEqualTo(call.bytes());
        assertThat(again.timings()).isEqualTo(call.timings());
        assertThat(again.startedAt()).isEqualTo(call.startedAt());
      }
    }
  }

  @Test
  void a_frame_that_redaction_changed_is_marked_and_told() throws Exception {
    var call = stream(new Random(1), true);
    Path target = folder.resolve("told.sse");

    var report = new Exporter(imports.store).write(call, ExportFormat.SSE, target);

    assertThat(report.redactedFrames()).isEqualTo(1);
    assertThat(Files.readAllBytes(target)).isEqualTo(imports.bytes(call));
    assertThat(Files.readString(target)).doesNotContain(KEY);
    assertThat(Files.readString(export(call, ExportFormat.JSONL)))
        .contains("\"redacted\":true,\"originalLength\":");
  }

  @Test
  void a_stream_without_times_stays_without() throws Exception {
    Path file = folder.resolve("plain.sse");
    Files.writeString(
        file,
        "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"fig\"},\"finish_reason\":\"stop\"}]}\n\n");
    var call = imports.call(imports.read(file), 0);

    for (ExportFormat format : new ExportFormat[] {ExportFormat.JSONL, ExportFormat.HAR}) {
      var again = imports.call(imports.read(export(call, format)), 0);
      assertThat(again.findings().timed()).as(format.label()).isFalse();
      assertThat(imports.bytes(again)).isEqualTo(imports.bytes(call));
    }
  }

  @Test
  void a_stricter_policy_takes_out_more() throws Exception {
    Path file = folder.resolve("person.sse");
    Files.write(
        file,
        "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Write to ann.example@mail.test now\"},\"finish_reason\":\"stop\"}]}\n\n"
            .getBytes(UTF_8));
    var call = imports.call(imports.read(file), 0);
    Path target = folder.resolve("strict.sse");

    var report =
        new Exporter(imports.store)
            .with(Redactor.create(), RedactionPolicy.of(Sink.EXPORT))
            .write(call, ExportFormat.SSE, target);

    assertThat(Files.readString(target))
        .doesNotContain("ann.example@mail.test")
        .contains("Write to");
    assertThat(report.redactedFrames()).isEqualTo(1);
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws Exception {
    var call = stream(new Random(2), false);
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(
            () ->
                new Exporter(imports.store)
                    .write(call, ExportFormat.SSE, file.resolve("inside.sse")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("inside.sse");
  }

  @Test
  void several_recordings_come_in_from_one_folder() throws Exception {
    var call = stream(new Random(3), false);
    Path parent = folder.resolve("many");
    for (int i = 0; i < 3; i++) {
      new Exporter(imports.store).write(call, ExportFormat.RECORDING, parent);
    }
    damage(parent);

    var report = imports.read(parent);

    assertThat(report.calls()).hasSize(2);
    assertThat(report.problems()).singleElement().asString().contains("body.bin");
  }

  private static void damage(Path parent) throws IOException {
    try (var folders = Files.list(parent)) {
      Files.delete(folders.sorted().findFirst().orElseThrow().resolve("body.bin"));
    }
  }
}
