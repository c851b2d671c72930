package dev.sage.workbench.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Timings;
import dev.sage.workbench.store.CallSource;
import dev.sage.workbench.store.CallStatus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HAR files as browsers and proxies write them. */
class HarImportTest {

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

  private static Path har(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(HarImportTest.class.getResource(name + ".har"), name).toURI());
  }

  @Test
  void chrome_keeps_the_events_and_their_times() throws Exception {
    var report = imports.read(har("chrome"));

    assertThat(report.problems()).isEmpty();
    assertThat(report.skipped()).containsExactly("entry 1: GET https://example.com/logo.png");
    var call = imports.call(report, 0);
    assertThat(call.target()).isEqualTo("openai/gpt-4.1-mini");
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETE);
    assertThat(imports.text(call)).isEqualTo("A red apple");
    assertThat(call.providerRequestId()).isEqualTo("req_har_1");
    assertThat(call.findings().source()).isEqualTo(CallSource.IMPORT);
    assertThat(call.findings().file()).isEqualTo("chrome.har");
    // From the request: 15 ms behind the entry's start.
    assertThat(imports.nanos(call))
        .containsExactly(500_000_000L, 600_000_000L, 900_000_000L, 901_000_000L);
    assertThat(call.timings().firstToken()).isEqualTo(600_000_000L);
    assertThat(call.findings().maxGapNanos()).isEqualTo(300_000_000L);
    // The browser tells events, not what the network brought together.
    assertThat(imports.store.times(call.id()).reads()).containsOnly(-1);
    var attempt = imports.store.attempts(call.id()).getFirst();
    assertThat(attempt.headers()).containsOnlyKeys("content-type", "x-request-id");
    assertThat(attempt.phases().dns()).isEqualTo(3_000_000);
  }

  @Test
  void firefox_keeps_the_body_and_no_times() throws Exception {
    var report = imports.read(har("firefox"));

    var call = imports.call(report, 0);
    assertThat(call.target()).isEqualTo("anthropic/claude-sonnet-4-5");
    assertThat(imports.text(call)).isEqualTo("A plum");
    assertThat(report.calls().getFirst().timed()).isFalse();
    assertThat(call.findings().timed()).isFalse();
    assertThat(imports.nanos(call)).containsOnly(0L);
    assertThat(call.timings().firstToken()).isEqualTo(Timings.UNKNOWN);
    assertThat(call.timings().end()).isEqualTo(1_000_000_000L);
    assertThat(call.findings().maxGapNanos()).isNull();
  }

  @Test
  void proxies_write_base64_errors_and_what_they_left_out() throws Exception {
    var report = imports.read(har("proxies"));

    assertThat(report.calls()).hasSize(2);
    var ollama = imports.call(report, 0);
    assertThat(ollama.api()).isEqualTo("ollama");
    assertThat(imports.text(ollama)).isEqualTo("A fig");
    assertThat(ollama.usage().output()).isEqualTo(2);
    var limited = imports.call(report, 1);
    assertThat(limited.status()).isEqualTo(CallStatus.FAILED);
    assertThat(limited.errorKind()).isEqualTo("rate_limited");
    assertThat(limited.url()).isEqualTo("https://proxy.test/llm/route");
    assertThat(report.calls().get(1).guessed()).isEqualTo("the shape of its request");
    assertThat(report.problems()).singleElement().asString().contains("Entry 3", "no body");
    assertThat(report.skipped())
        .containsExactly("entry 4: POST https://api.openai.com/v1/embeddings");
  }

  @Test
  void no_key_of_a_file_reaches_the_store() throws Exception {
    imports.read(har("chrome"));
    imports.read(har("firefox"));
    imports.close();

    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String all =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(all).as(file.toString()).doesNotContain("4fK9mQ2xW7vB1nZ8", "9xK2mQ7vW4bN1zT8");
      }
    }
    open();
  }

  @Test
  void a_file_that_is_cut_gives_what_stands_before() throws Exception {
    String whole = Files.readString(har("proxies"));
    Path cut = folder.resolve("cut.har");
    Files.writeString(cut, whole.substring(0, whole.indexOf("proxy.test")));

    var report = imports.read(cut);

    assertThat(report.calls()).hasSize(1);
    assertThat(report.problems()).singleElement().asString().contains("cut.har", "imported");
  }

  @Test
  void a_large_file_is_read_entry_by_entry() throws Exception {
    Path large = folder.resolve("large.har");
    String entry = Files.readString(har("firefox"));
    String one = entry.substring(entry.indexOf("[\n") + 2, entry.lastIndexOf("]}}"));
    String picture =
        """
        {"request":{"method":"GET","url":"https://example.com/p.png"},"response":{"content":{"text":"%s"}}},
        """
            .formatted("A".repeat(1 << 20));
    try (var out = Files.newBufferedWriter(large)) {
      out.write("{\"log\":{\"entries\":[");
      for (int i = 0; i < 40; i++) {
        out.write(picture);
      }
      out.write(one + "]}}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    long[] seen = new long[1];

    var report =
        new Importer(imports.store)
            .read(
                large,
                null,
                (read, total, calls) -> {
                  seen[0] = Math.max(seen[0], read);
                  return read <= total;
                });

    assertThat(report.skipped()).hasSize(40);
    assertThat(report.left()).isEqualTo(40);
    assertThat(report.calls()).hasSize(1);
    assertThat(seen[0]).isGreaterThan(30 << 20);
  }

  @Test
  void it_can_be_stopped() throws Exception {
    var report =
        new Importer(imports.store).read(har("proxies"), null, (read, total, calls) -> calls < 1);

    assertThat(report.stopped()).isTrue();
    assertThat(report.calls()).hasSize(1);
  }
}
