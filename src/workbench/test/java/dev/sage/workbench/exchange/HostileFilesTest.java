package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Files that are broken, wrong or meant to harm. */
class HostileFilesTest {

  private static final String CHUNK =
      "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"fig\"},\"finish_reason\":\"stop\"}]}\n\n";

  private static final String HEAD =
      "{\"sage\":\"stream\",\"version\":1,\"api\":\"openai-chat\",\"provider\":\"openai\",\"model\":\"m\"}\n";

  private static final String ASKED =
      "\"request\":{\"method\":\"POST\",\"url\":\"https://a.example/v1/chat/completions\"}";

  private static final String ANSWER =
      "\"response\":{\"status\":200,\"content\":{\"text\":"
          + JsonMapper.shared().writeValueAsString(CHUNK)
          + "}}";

  @TempDir private Path folder;
  private ImportStore imports;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    imports.close();
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("empty.sse", new byte[0], "is empty"),
        Arguments.of("binary.sse", new byte[] {1, 2, 0, 3}, "binary"),
        Arguments.of("packed.har", new byte[] {'P', 'K', 3, 4, 9}, "compressed"),
        Arguments.of("wide.sse", CHUNK.getBytes(UTF_16), "UTF-16"),
        Arguments.of("prose.txt", "Dear Sir or Madam".getBytes(UTF_8), "nothing that Sage reads"),
        Arguments.of("list.har", "[1,2]".getBytes(UTF_8), "no HAR file"),
        Arguments.of("none.har", "{\"log\":{\"version\":\"1.2\"}}".getBytes(UTF_8), "no list"),
        Arguments.of("types.har", "{\"log\":{\"entries\":\"many\"}}".getBytes(UTF_8), "no list"),
        Arguments.of(
            "numbers.har", "{\"log\":{\"entries\":[1,2]}}".getBytes(UTF_8), "no JSON object"),
        Arguments.of(
            "torn.har", "{\"log\":{\"entries\":[{\"request\":{".getBytes(UTF_8), "entry 1"),
        Arguments.of(
            "deep.har",
            ("{\"log\":{\"entries\":[{\"request\":" + "[".repeat(5000)).getBytes(UTF_8),
            "entry 1"),
        Arguments.of("which.sse", "data: hello\n\n".getBytes(UTF_8), "does not show which API"),
        Arguments.of("bare.json", "{\"a\":1}".getBytes(UTF_8), "does not show which API"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_cannot_be_read_is_refused_with_what_where_and_what_to_do(
      String name, byte[] content, String words) throws IOException {
    Path file = file(name, content);

    assertThatThrownBy(() -> imports.read(file))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(words)
        .message()
        .endsWith(".")
        .doesNotContain("Exception", "tools.jackson");
    assertThat(imports.store.count(CallFilter.ALL)).isZero();
  }

  @Test
  void a_missing_file_and_an_empty_folder_say_so() throws IOException {
    assertThatThrownBy(() -> imports.read(folder.resolve("gone.har")))
        .hasMessageContaining("not there");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> imports.read(empty)).hasMessageContaining("no recording");
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_are_no_matter() throws Exception {
    var mark = imports.read(file("mark.sse", ("\ufeff" + CHUNK).getBytes(UTF_8)));
    var returns = imports.read(file("returns.sse", CHUNK.replace("\n", "\r\n").getBytes(UTF_8)));

    assertThat(imports.text(imports.call(mark, 0))).isEqualTo("fig");
    assertThat(imports.text(imports.call(returns, 0))).isEqualTo("fig");
  }

  @Test
  void a_stream_that_is_cut_is_stored_as_what_it_is() throws Exception {
    var report =
        imports.read(
            file("cut.sse", CHUNK.replace(",\"finish_reason\":\"stop\"", "").getBytes(UTF_8)));
    var call = imports.call(report, 0);

    assertThat(imports.text(call)).isEqualTo("fig");
    assertThat(call.errorKind()).isEqualTo("stream_truncated");
  }

  @Test
  void a_bad_line_never_loses_the_good_ones() throws Exception {
    String head =
        "{\"sage\":\"stream\",\"version\":1,\"api\":\"openai-chat\",\"provider\":\"openai\",\"model\":\"m\"}\n";
    String good =
        "{\"t\":5,\"text\":"
            + tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(CHUNK)
            + "}\n";
    var report =
        imports.read(
            file(
                "lines.jsonl",
                (head + "not json\n" + "{\"t\":1,\"base64\":\"%%\"}\n" + good + "{\"t\":9,\"te")
                    .getBytes(UTF_8)));

    assertThat(imports.text(imports.call(report, 0))).isEqualTo("fig");
    assertThat(report.problems()).hasSize(3).first().asString().contains("Line 2", "lines.jsonl");
  }

  @Test
  void a_huge_line_is_a_frame_like_any_other() throws Exception {
    String huge = CHUNK.replace("fig", "f".repeat(4 << 20));
    var report = imports.read(file("huge.sse", huge.getBytes(UTF_8)));

    assertThat(imports.text(imports.call(report, 0))).hasSize(4 << 20);
  }

  static Stream<Arguments> doubled() {
    String post =
        "\"request\":{\"method\":\"POST\",\"url\":\"https://a.example/v1/chat/completions\"}";
    return Stream.of(
        Arguments.of("the entry", post + "," + post, ANSWER),
        Arguments.of("what is in it", post, "\"response\":{\"status\":200,\"status\":500}"),
        Arguments.of(
            "what is deep in it",
            post,
            "\"response\":{\"status\":200,\"headers\":[{\"name\":\"a\",\"name\":\"b\"},{}],\"content\":{}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubled")
  void an_entry_with_a_name_twice_is_left_out_with_its_place_and_the_others_are_read(
      String what, String request, String response) throws Exception {
    var report =
        imports.read(har("twice.har", request + ",\n" + response, ASKED + ",\"time\":1," + ANSWER));

    assertThat(report.calls()).hasSize(1);
    assertThat(imports.text(imports.call(report, 0))).isEqualTo("fig");
    assertThat(report.problems())
        .singleElement()
        .asString()
        .matches("Entry 1 of .*twice.har is left out: at line [12], column \\d+ a name .*");
  }

  @Test
  void a_line_with_a_name_twice_is_left_out_with_its_number() throws Exception {
    String twice = line(",\"text\":\"data: other\\n\\n\"");
    var report = imports.read(file("twice.jsonl", (HEAD + twice + line("")).getBytes(UTF_8)));

    assertThat(imports.text(imports.call(report, 0))).isEqualTo("fig");
    assertThat(report.problems())
        .singleElement()
        .asString()
        .startsWith("Line 2 of ")
        .contains("it has a name twice");
  }

  @Test
  void of_a_name_that_stands_twice_in_the_head_of_a_stream_the_last_one_counts() throws Exception {
    String head = HEAD.replace("\"model\"", "\"model\":\"other\",\"model\"");
    var report = imports.read(file("head.jsonl", (head + line("")).getBytes(UTF_8)));

    assertThat(imports.call(report, 0).target()).isEqualTo("openai/m");
    assertThat(report.problems()).singleElement().asString().contains("Line 1", "name twice");
  }

  @Test
  void fields_that_nobody_knows_are_passed_over() throws Exception {
    var lines =
        imports.read(
            file(
                "unknown.jsonl",
                (HEAD.replace("{", "{\"colour\":[{}],") + line(",\"colour\":{\"a\":1}"))
                    .getBytes(UTF_8)));
    var har = imports.read(har("unknown.har", ASKED + ",\"_x\":{\"y\":[1]}," + ANSWER));

    assertThat(lines.problems()).isEmpty();
    assertThat(har.problems()).isEmpty();
    assertThat(imports.text(imports.call(lines, 0))).isEqualTo("fig");
    assertThat(imports.text(imports.call(har, 0))).isEqualTo("fig");
  }

  @Test
  void a_name_from_a_file_shows_nothing_but_itself() throws Exception {
    String turned = "\u202etxt.exe\u0007\u2066\r";
    String shown = "·txt.exe···";
    String head =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "sage", "stream", "api", "openai-chat", "provider", turned, "model", turned));
    var lines = imports.read(file("\u202elmth.jsonl", (head + "\n" + line("")).getBytes(UTF_8)));
    var call = imports.call(lines, 0);
    assertThat(call.target()).isEqualTo(shown + "/" + shown);
    assertThat(call.findings().file()).isEqualTo("·lmth.jsonl");
    assertThat(lines.calls().getFirst().target()).isEqualTo(shown + "/" + shown);

    var har =
        imports.read(
            har(
                "names.har",
                "\"request\":{\"method\":\"GET\\u202e\",\"url\":\"https://a.example/\\u202egnp.a\"}",
                "\"request\":{\"method\":\"POST\",\"url\":\"https://a.example/\\u202e/v1/chat/completions\"},"
                    + ANSWER));
    assertThat(har.skipped()).singleElement().asString().contains("GET·").doesNotContain("\u202e");
    assertThat(imports.call(har, 0).url())
        .isEqualTo("https://a.example/%E2%80%AE/v1/chat/completions");

    assertThatThrownBy(() -> imports.read(file("\u202eecilop.sse", new byte[0])))
        .hasMessageContaining("·ecilop.sse");
  }

  @Test
  void what_would_be_a_script_or_a_formula_elsewhere_is_text_here_and_comes_back_as_it_was()
      throws Exception {
    String text = "=cmd|'/C calc'!A0 <script>alert(1)</script> +1 @x";
    String chunk = CHUNK.replace("fig", text);
    var report = imports.read(file("text.sse", chunk.getBytes(UTF_8)));
    var call = imports.call(report, 0);
    assertThat(imports.text(call)).isEqualTo(text);

    Path out = folder.resolve("out.sse");
    new Exporter(imports.store).write(call, ExportFormat.SSE, out);
    assertThat(out).hasContent(chunk);
  }

  @Test
  void what_is_compressed_inside_a_file_is_not_blown_up() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 64; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    String body = Base64.getEncoder().encodeToString(packed.toByteArray());
    var report =
        imports.read(
            har(
                "bomb.har",
                ASKED
                    + ",\"response\":{\"status\":200,\"headers\":[{\"name\":\"content-encoding\",\"value\":\"gzip\"}],"
                    + "\"content\":{\"encoding\":\"base64\",\"text\":\""
                    + body
                    + "\"}}"));

    assertThat(imports.bytes(imports.call(report, 0)).length)
        .isLessThanOrEqualTo(2 * packed.size());
    assertThat(imports.call(report, 0).status()).isNotEqualTo(CallStatus.COMPLETE);
  }

  @Test
  void links_that_lead_out_of_a_folder_with_recordings_are_not_followed() throws Exception {
    Path elsewhere = recording(folder.resolve("elsewhere").resolve("secret"));
    Path given = Files.createDirectory(folder.resolve("given"));
    recording(given.resolve("good"));
    Files.createSymbolicLink(given.resolve("whole"), elsewhere);
    for (String name : List.of("meta.json", "body.sse", "frames.jsonl")) {
      Path part = recording(given.resolve("part-" + name));
      Files.deleteIfExists(part.resolve(name));
      Files.createSymbolicLink(part.resolve(name), elsewhere.resolve(name));
    }

    var report = imports.read(given);

    assertThat(report.calls()).hasSize(1);
    assertThat(report.problems())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).contains("is a link to a f", "elsewhere"));
    assertThat(imports.store.count(CallFilter.ALL)).isOne();
  }

  @Test
  void a_recording_is_meant_when_its_description_is_chosen() throws Exception {
    var report = imports.read(recording(folder.resolve("one")).resolve("meta.json"));

    assertThat(imports.text(imports.call(report, 0))).isEqualTo("fig");
  }

  private static Path recording(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("meta.json"), "{\"api\":\"openai-chat\",\"streaming\":true}");
    Files.writeString(folder.resolve("body.sse"), CHUNK);
    Files.writeString(
        folder.resolve("frames.jsonl"),
        "{\"offset\":0,\"length\":" + CHUNK.length() + ",\"t\":5}\n");
    return folder;
  }

  private Path har(String name, String... entries) throws IOException {
    String all = String.join("},{", entries);
    return file(name, ("{\"log\":{\"entries\":[{" + all + "}]}}").getBytes(UTF_8));
  }

  private static String line(String more) {
    return "{\"t\":5,\"text\":" + JsonMapper.shared().writeValueAsString(CHUNK) + more + "}\n";
  }

  @Test
  void any_damage_is_told_in_a_sentence() throws Exception {
    byte[] whole;
    try (var in = HostileFilesTest.class.getResourceAsStream("proxies.har")) {
      whole = java.util.Objects.requireNonNull(in).readAllBytes();
    }
    var random = new Random(3);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      for (int n = random.nextInt(3); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(90));
      }
      Path file = file("damaged" + i + ".har", damaged);
      try {
        imports.read(file).problems().forEach(problem -> assertThat(problem).endsWith("."));
      } catch (ImportException refused) {
        assertThat(refused.getMessage()).endsWith(".").contains("damaged" + i);
      }
    }
  }
}
