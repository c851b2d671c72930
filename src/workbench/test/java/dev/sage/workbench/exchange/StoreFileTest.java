package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports of stores that are broken, wrong or meant to harm. */
class StoreFileTest {

  private static final String HEAD = "{\"sage-store\":1,\"schema\":5}\n";
  private static final String RUN = "{\"run\":{\"id\":\"r\",\"started_at\":1000000}}\n";
  private static final String CALL =
      "{\"call\":{\"id\":\"c1\",\"run_id\":\"r\",\"provider\":\"openai\",\"model\":\"m\",\"api\":\"openai-chat\","
          + "\"started_at\":1000000,\"status\":\"complete\",\"frames\":2,\"stored_frames\":2,"
          + "\"attempt\":[{\"number\":1,\"started_ns\":0,\"headers\":{\"a\":\"b\"}}]}}\n";
  private static final String CONTENT =
      "{\"content\":{\"call\":\"c1\",\"request\":{\"model\":\"m\"},\"text\":\"fig\"}}\n";
  private static final String FRAMES =
      "{\"frames\":{\"call\":\"c1\",\"from\":0,\"list\":[{\"t\":5,\"text\":\"data: 1\\n\\n\"},{\"t\":6,\"base64\":\"/w==\"}]}}\n";
  private static final String END = "{\"end\":{\"runs\":1,\"calls\":1,\"frames\":2}}\n";
  private static final String GOOD = HEAD + RUN + CALL + CONTENT + FRAMES + END;

  @TempDir private static Path home;
  @TempDir private Path folder;
  private static ImportStore stores;

  /** One for all: what is refused leaves nothing, and what is not is taken away again. */
  @BeforeAll
  static void open() {
    stores = new ImportStore(home);
  }

  @AfterEach
  void empty() throws InterruptedException {
    stores.store.care().delete(CallFilter.ALL);
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  private StoreImportReport read(String name, byte[] content) throws Exception {
    Path file = Files.write(folder.resolve(name), content);
    return new StoreImport(stores.store).read(file, ImportProgress.NONE);
  }

  private StoreImportReport read(String content) throws Exception {
    return read("some.jsonl", content.getBytes(UTF_8));
  }

  @Test
  void a_good_file_is_read() throws Exception {
    var report = read(GOOD);

    assertThat(report.taken()).isOne();
    assertThat(report.notes()).isEmpty();
    assertThat(stores.store.frames("c1", 0, 9)).hasSize(2);
    assertThat(stores.store.bytes("c1", 1).orElseThrow()).containsExactly(0xFF);
    assertThat(stores.store.content("c1").orElseThrow().text()).isEqualTo("fig");
    assertThat(stores.store.care().check().problems()).isEmpty();
  }

  @Test
  void what_redaction_made_shorter_or_longer_keeps_the_length_that_it_had() throws Exception {
    read(GOOD.replace("{\"t\":5,", "{\"redacted\":true,\"bytes\":2147483647,\"t\":5,"));

    assertThat(stores.store.frames("c1", 0, 9).getFirst().length()).isEqualTo(Integer.MAX_VALUE);
    assertThat(stores.store.bytes("c1", 0).orElseThrow()).asString(UTF_8).isEqualTo("data: 1\n\n");
    assertThat(stores.store.bytes("c1", 1).orElseThrow()).containsExactly(0xFF);
  }

  private static Arguments bad(String what, String content, String place, String words) {
    return Arguments.of(what, content.getBytes(UTF_8), place, words);
  }

  private static Arguments field(String what, String from, String to, String words) {
    assertThat(GOOD).contains(from);
    String changed = GOOD.replace(from, to);
    long line = 1;
    while (line(changed, line).equals(line(GOOD, line))) {
      line++;
    }
    return bad(what, changed, "Line " + line + " of ", words);
  }

  private static String line(String text, long number) {
    return text.lines().skip(number - 1).findFirst().orElseThrow();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        bad("empty", "", "", "is empty"),
        Arguments.of("UTF-16", GOOD.getBytes(UTF_16), "", "UTF-16"),
        Arguments.of(
            "not UTF-8",
            GOOD.replace("fig", "f\u00efg").getBytes(ISO_8859_1),
            "Line 4 of ",
            "UTF-8"),
        Arguments.of("packed", new byte[] {0x1F, (byte) 0x8B, 8, 0, 1}, "", "compressed"),
        Arguments.of("binary", new byte[] {'{', 0, 1, 2}, "", "binary"),
        bad("prose", "Dear Sir or Madam", "", "nothing that Sage reads"),
        bad("newer", GOOD.replace("-store\":1", "-store\":2"), "Line 1 of ", "newer Sage"),
        bad(
            "odd version",
            GOOD.replace("-store\":1", "-store\":\"1\""),
            "Line 1 of ",
            "first line"),
        bad("header alone", HEAD, "Line 2 of ", "cut off"),
        bad("cut between lines", HEAD + RUN + CALL + CONTENT + FRAMES, "Line 6 of ", "cut off"),
        bad("cut in a line", GOOD.substring(0, GOOD.length() - 70), "Line 5 of ", "can't be read"),
        bad("a line is gone", HEAD + RUN + CALL + CONTENT + END, "Line 5 of ", "2 frames"),
        bad("a call is gone", HEAD + RUN + END, "Line 3 of ", "1 calls, and there are 0"),
        bad("more behind the end", GOOD + RUN, "Line 7 of ", "behind the last line"),
        bad("two files in one", GOOD + GOOD, "Line 7 of ", "behind the last line"),
        bad("no object", HEAD + "[1]\n" + END, "Line 2 of ", "no JSON object"),
        bad("no JSON", HEAD + "call\n" + END, "Line 2 of ", "can't be read"),
        bad("deep", HEAD + "{\"call\":" + "[".repeat(90_000) + "\n", "Line 2 of ", "can't be read"),
        bad("content twice", HEAD + RUN + CALL + CONTENT + CONTENT, "Line 5 of ", "already"),
        bad("content without call", HEAD + CONTENT + END, "Line 2 of ", "behind its call"),
        bad("frames twice", HEAD + CALL + FRAMES + FRAMES, "Line 4 of ", "do not follow"),
        bad(
            "two things",
            HEAD + "{\"run\":{\"id\":\"r\",\"started_at\":1},\"x\":1}\n",
            "Line 2 of ",
            "more than one"),
        field("name twice", "\"status\":", "\"status\":\"failed\",\"status\":", "twice"),
        field("running", "\"complete\"", "\"running\"", "when it has ended"),
        field("no status", "\"complete\"", "\"done\"", "none of complete"),
        field("no model", "\"model\":\"m\",\"api\"", "\"api\"", "has no \"model\""),
        field("null", "\"provider\":\"openai\"", "\"provider\":null", "has no \"provider\""),
        field(
            "number as text",
            "\"started_at\":1000000,\"status\"",
            "\"started_at\":\"now\",\"status\"",
            "\"started_at\" of the call is no whole number"),
        field("fraction", "\"frames\":2,", "\"frames\":2.5,", "no whole number"),
        field(
            "too large",
            "\"started_at\":1000000,\"status\"",
            "\"started_at\":9223372036854775807,\"status\"",
            "no whole number"),
        field(
            "beyond long",
            "\"started_at\":1000000,\"status\"",
            "\"started_at\":1e400000000,\"status\"",
            "Line"),
        field("negative", "\"frames\":2,", "\"frames\":-2,", "no whole number"),
        field("flag", "\"frames\":2,", "\"frames\":2,\"streaming\":7,", "\"streaming\""),
        field("money", "\"frames\":2,", "\"frames\":2,\"cost_usd\":-1,", "dollars"),
        field("text as object", "\"provider\":\"openai\"", "\"provider\":{}", "no text"),
        field("id with a line end", "\"id\":\"c1\"", "\"id\":\"c\\n1\"", "no id"),
        field("headers", "\"headers\":{\"a\":\"b\"}", "\"headers\":{\"a\":{}}", "of texts"),
        field("attempts", "\"attempt\":[{\"number\":1", "\"attempt\":[{\"number\":0", "upwards"),
        field(
            "attempts as object",
            "\"attempt\":[{\"number\":1,\"started_ns\":0,\"headers\":{\"a\":\"b\"}}]",
            "\"attempt\":{}",
            "no list"),
        field("tags", "\"frames\":2,", "\"frames\":2,\"tags\":{\"a\":1},", "no text"),
        field("rating", "\"frames\":2,", "\"frames\":2,\"rating\":{\"score\":5},", "-1, 0, 1"),
        field("pin", "\"frames\":2,", "\"frames\":2,\"pinned\":\"yes\",", "neither true nor false"),
        field(
            "request", "\"request\":{\"model\":\"m\"}", "\"request\":\"hello\"", "no JSON object"),
        field("tools", "\"text\":\"fig\"", "\"tool_calls\":[{\"fault\":\"X\"}]", "calls of tools"),
        field(
            "plan",
            "\"started_at\":1000000}}",
            "\"started_at\":1,\"plan\":[1]}}",
            "no JSON object"),
        field(
            "targets",
            "\"started_at\":1000000}}",
            "\"started_at\":1,\"targets\":[1]}}",
            "list of texts"),
        field("base64", "/w==", "%%", "no Base64"),
        field(
            "another call's",
            "\"call\":\"c1\",\"from\"",
            "\"call\":\"c2\",\"from\"",
            "behind its call"),
        bad(
            "too many frames",
            GOOD.replace("stored_frames\":2", "stored_frames\":1"),
            "Line 5 of ",
            "no more frames"),
        field("attempt of a frame", "{\"t\":5,", "{\"attempt\":0,", "from 1"),
        field("longer than it is", "{\"t\":5,", "{\"bytes\":2147483647,\"t\":5,", "and it has 9"),
        field("shorter than it is", "{\"t\":5,", "{\"bytes\":8,\"t\":5,", "and it has 9"),
        field("a length below 0", "{\"t\":5,", "{\"bytes\":-1,\"t\":5,", "no whole number"),
        field(
            "a length beyond all",
            "{\"t\":5,",
            "{\"redacted\":true,\"bytes\":2147483648,\"t\":5,",
            "no whole number"),
        field("wrong count", "\"calls\":1,", "\"calls\":3,", "3 calls, and there are 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void what_cannot_be_read_is_refused_whole_with_what_where_and_what_to_do(
      String what, byte[] content, String place, String words) {
    assertThatThrownBy(() -> read("bad.jsonl", content))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("bad.jsonl")
        .hasMessageStartingWith(place)
        .hasMessageContaining(words)
        .message()
        .endsWith(".")
        .doesNotContain("Exception", "tools.jackson");
    assertThat(stores.store.count(CallFilter.ALL)).isZero();
    assertThat(stores.store.runs(0, 9)).isEmpty();
  }

  @Test
  void a_missing_file_and_a_folder_say_so() {
    var reading = new StoreImport(stores.store);
    assertThatThrownBy(() -> reading.read(folder.resolve("gone.jsonl"), ImportProgress.NONE))
        .hasMessageContaining("not there");
    assertThatThrownBy(() -> reading.read(folder, ImportProgress.NONE))
        .hasMessageContaining("is a folder");
  }

  @Test
  void a_byte_order_mark_carriage_returns_and_empty_lines_are_no_matter() throws Exception {
    String windows = "\ufeff" + GOOD.replace("\n", "\r\n\r\n");

    assertThat(read(windows).taken()).isOne();
  }

  @Test
  void what_nobody_knows_is_passed_over_with_a_note() throws Exception {
    String more =
        GOOD.replace("\"frames\":2,", "\"frames\":2,\"colour\":[{}],")
            .replace("{\"t\":5,", "{\"t\":5,\"smell\":1,")
            .replace(END, "{\"weather\":{}}\n" + END);

    var report = read(more);

    assertThat(report.taken()).isOne();
    assertThat(report.notes())
        .hasSize(3)
        .first()
        .asString()
        .contains("\"call.colour\" (line 3) is not known here");
  }

  @Test
  void a_name_from_a_file_shows_nothing_but_itself() throws Exception {
    String turned =
        GOOD.replace("\"provider\":\"openai\"", "\"provider\":\"\\u202etxt\\u0007\"")
            .replace("\"frames\":2,", "\"frames\":2,\"tags\":{\"a\\u202eb\":\"c\\u0000d\"},");

    read("\u202elmth.jsonl", turned.getBytes(UTF_8));

    var call = stores.store.call("c1").orElseThrow();
    assertThat(call.target()).isEqualTo("·txt·/m");
    assertThat(call.findings().file()).isEqualTo("·lmth.jsonl");
    assertThat(stores.store.marks(List.of("c1")).getOrDefault("c1", CallMarks.NONE).tags())
        .containsEntry("a·b", "c·d");
  }

  @Test
  void a_huge_line_is_a_line_like_any_other() throws Exception {
    String huge = "f".repeat(8 << 20);

    assertThat(read(GOOD.replace("fig", huge)).taken()).isOne();
    assertThat(stores.store.content("c1").orElseThrow().text()).isEqualTo(huge);
  }

  @Test
  void a_request_that_nobody_here_would_write_is_kept_as_it_is() throws Exception {
    String odd = "{\"messages\":[{\"a\":\"" + "b".repeat(300) + "\"}],\"model\":\"m\"}";

    read(GOOD.replace("{\"model\":\"m\"}", odd));

    assertThat(stores.store.content("c1").orElseThrow().request()).isEqualTo(odd);
  }

  @Test
  void a_call_that_stands_twice_in_a_file_is_taken_once() throws Exception {
    String twice =
        HEAD
            + RUN
            + CALL
            + CONTENT
            + FRAMES
            + CALL
            + FRAMES
            + "{\"end\":{\"runs\":1,\"calls\":2,\"frames\":4}}\n";

    var report = read(twice);

    assertThat(report.taken()).isOne();
    assertThat(report.known()).isOne();
    assertThat(stores.store.frames("c1", 0, 9)).hasSize(2);
  }

  @Test
  void any_damage_is_told_in_a_sentence_and_nothing_is_stored() throws IOException {
    byte[] whole = GOOD.getBytes(UTF_8);
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length - 1) + 1);
      for (int n = random.nextInt(3); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(90));
      }
      assertThatThrownBy(() -> read("damaged.jsonl", damaged))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("damaged.jsonl")
          .message()
          .doesNotContain("Exception");
    }
    assertThat(stores.store.count(CallFilter.ALL)).isZero();
  }
}
