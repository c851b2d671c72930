package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FaultServerCase;
import dev.sage.llm.RuntimeJars;
import dev.sage.llm.StreamEvent;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The library in a Java program: modules, threads, weight, the HTTP client's manners. */
class PlatformComplaintsTest extends FaultServerCase {

  @Test
  void langchain4j_1066_and_spring_ai_5237_no_package_is_in_two_jars() throws IOException {
    Map<String, List<String>> owners = new HashMap<>();
    for (var jar : RuntimeJars.all()) {
      for (String name : jar.packages()) {
        owners.computeIfAbsent(name, _ -> new ArrayList<>()).add(jar.artifact());
      }
    }

    assertThat(owners).hasSizeGreaterThan(50).allSatisfy((_, jars) -> assertThat(jars).hasSize(1));
    assertThat(owners.keySet()).noneMatch(name -> name.startsWith("dev.sage"));
  }

  @Test
  void openai_java_865_and_langchain4j_5973_the_library_is_a_module_with_a_descriptor() {
    var classes = Path.of(System.getProperty("sage.root"), "target/modules/llm/classes");

    var module = ModuleFinder.of(classes).find("dev.sage.llm").orElseThrow().descriptor();

    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.exports()).extracting(exported -> exported.source()).contains("dev.sage.llm");
    assertThat(module.packages()).allMatch(name -> name.startsWith("dev.sage.llm"));
  }

  @Test
  void openai_java_602_and_821_the_whole_class_path_is_under_10_megabytes() throws IOException {
    assertThat(RuntimeJars.totalBytes()).isLessThan(10_000_000);
  }

  @Test
  void adk_java_1267_no_thread_of_the_library_keeps_the_program_alive() {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    server.on("m", c -> c.stream().say("x").finish());

    assertThat(llm.stream(request("m")).text()).isEqualTo("x");

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .allMatch(Thread::isDaemon);
  }

  @Test
  void langchain4j_3016_and_4582_no_upgrade_to_http_2_is_asked_for_in_clear_text() {
    server.on("m", c -> c.stream().say("x").finish());

    assertThat(events("m")).last().isInstanceOf(StreamEvent.End.class);

    assertThat(server.requests().getFirst())
        .startsWith("POST /v1/chat/completions HTTP/1.1")
        .doesNotContainIgnoringCase("upgrade:")
        .doesNotContainIgnoringCase("http2-settings");
  }

  @Test
  void langchain4j_3541_and_community_619_a_call_runs_on_the_thread_that_reads_it()
      throws Exception {
    server.on("m", c -> c.stream().say("x").finish());
    var readers = new HashSet<Thread>();
    var call =
        new FutureTask<>(
            () -> {
              try (var stream = llm.stream(request("m"))) {
                stream.events().forEach(_ -> readers.add(Thread.currentThread()));
              }
              return Thread.currentThread();
            });

    Thread.ofVirtual().start(call);

    assertThat(call.get().isVirtual()).isTrue();
    assertThat(readers).containsExactly(call.get());
  }
}
