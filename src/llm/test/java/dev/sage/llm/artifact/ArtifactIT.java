package dev.sage.llm.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.RuntimeJars;
import dev.sage.llm.server.FaultServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs get: the packaged jar, its POM, and the libraries that the POM declares. */
class ArtifactIT {

  private static final Path TARGET = Path.of(System.getProperty("sage.root"), "target/modules/llm");

  private static final String STREAM =
      """
      data: {"id":"1","model":"gpt-4.1","choices":[{"index":0,"delta":{"content":"A model"}}]}

      data: {"id":"1","model":"gpt-4.1","choices":[{"index":0,"delta":{"content":" made here."}}]}

      data: {"id":"1","model":"gpt-4.1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  @TempDir private Path folder;

  @Test
  void a_program_on_the_module_path_streams_an_answer() throws Exception {
    try (var server = server()) {
      assertThat(program().onTheModulePath(source("streamed"), environment(server)))
          .isEqualTo("A model made here.");
    }
  }

  @Test
  void a_program_on_the_class_path_streams_an_answer() throws Exception {
    try (var server = server()) {
      assertThat(program().onTheClassPath(source("streamed"), environment(server)))
          .isEqualTo("A model made here.");
    }
  }

  @Test
  void a_program_on_the_module_path_is_tested_without_a_server() throws Exception {
    assertThat(program().onTheModulePath(source("fake"), Map.of())).isEqualTo("Nobody.");
  }

  @Test
  void a_program_on_the_class_path_is_tested_without_a_server() throws Exception {
    assertThat(program().onTheClassPath(source("fake"), Map.of())).isEqualTo("Nobody.");
  }

  @Test
  void a_program_on_the_module_path_has_opentelemetry_on_its_class_path() throws Exception {
    var telemetry = new ArrayList<Path>();
    for (Class<?> one : List.of(OpenTelemetry.class, Context.class, ComponentLoader.class)) {
      telemetry.add(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    assertThat(program().onTheModulePath(source("telemetry"), Map.of(), telemetry))
        .isEqualTo("Seen by nobody.");
  }

  @Test
  void no_thread_of_a_client_that_nobody_closes_keeps_a_program_alive() throws Exception {
    try (var server = server()) {
      assertThat(program().onTheClassPath(source("threads"), environment(server)))
          .isEqualTo("A model made here. Left: [main]");
    }
  }

  @Test
  void its_packages_are_those_of_the_library() {
    var module = ModuleFinder.of(jar()).find("dev.sage.llm").orElseThrow().descriptor();

    assertThat(module.packages()).allMatch(name -> name.matches("dev\\.sage\\.llm(\\..*)?"));
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .contains("dev.sage.llm", "dev.sage.llm.provider.fake")
        .noneMatch(name -> name.contains("internal"));
  }

  @Test
  void its_descriptor_stands_alone_and_brings_no_library_of_the_tests() throws Exception {
    var descriptor = descriptor();

    assertThat(descriptor.has("parent")).isFalse();
    assertThat(descriptor.has("dependencyManagement")).isFalse();
    assertThat(descriptor.has("license")).isTrue();
    assertThat(descriptor.dependencies())
        .filteredOn(library -> library.scope().equals("compile") && !library.optional())
        .extracting(Descriptor.Dependency::artifact)
        .containsExactlyInAnyOrder(
            "okhttp-jvm",
            "jackson-databind",
            "caffeine",
            "json-schema",
            "re2j",
            "slf4j-api",
            "jspecify");
    assertThat(descriptor.dependencies())
        .extracting(Descriptor.Dependency::scope)
        .doesNotContain("test");
  }

  /** Nothing that the descriptor calls optional is there; who uses it has it already. */
  private OutsideProgram program() throws Exception {
    var optional =
        descriptor().dependencies().stream()
            .filter(Descriptor.Dependency::optional)
            .map(Descriptor.Dependency::group)
            .collect(Collectors.toSet());
    var jars = new ArrayList<>(List.of(jar()));
    RuntimeJars.all().stream()
        .filter(library -> !optional.contains(library.group()))
        .forEach(library -> jars.add(library.path()));
    return new OutsideProgram(folder, jars);
  }

  private static Descriptor descriptor() throws Exception {
    return Descriptor.read(TARGET.resolve("pom.xml"));
  }

  private static Path jar() {
    try (var files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().matches("sage-llm-[^-]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow();
    } catch (IOException failed) {
      throw new AssertionError("no jar was packaged", failed);
    }
  }

  private static String source(String program) throws IOException {
    try (var source = ArtifactIT.class.getResourceAsStream(program + "/Main.java")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static FaultServer server() {
    return FaultServer.start()
        .on("gpt-4.1", connection -> connection.respond(200, "text/event-stream", STREAM));
  }

  private static Map<String, String> environment(FaultServer server) {
    return Map.of(
        "OPENAI_API_KEY", "sk-of-nobody-at-all", "OPENAI_BASE_URL", server.url().toString());
  }
}
