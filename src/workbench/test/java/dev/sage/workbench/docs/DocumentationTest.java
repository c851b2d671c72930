package dev.sage.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Json;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show can be done: Java is compiled and run, JSON is JSON. */
class DocumentationTest {

  private static final Path ROOT = Path.of(System.getProperty("sage.root"));

  @TempDir private Path folder;

  @Test
  void every_java_snippet_compiles_and_runs_and_prints_what_its_page_shows() throws Exception {
    var snippets = Snippet.of(Block.ofAllPages(ROOT));
    assertThat(snippets).extracting(Snippet::problem).containsOnly("");
    var compiled = snippets.stream().filter(snippet -> !snippet.skipped()).toList();
    var run = snippets.stream().filter(Snippet::runs).toList();

    compile(compiled);
    run(run);

    assertThat(run.stream().flatMap(snippet -> problems(snippet).stream())).isEmpty();
    System.out.printf(
        "snippets: %d compiled, %d run, %d not ours or not whole%n",
        compiled.size(), run.size(), snippets.size() - compiled.size());
  }

  @Test
  void the_page_on_streams_has_every_event() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/library/streaming.md"));

    assertThat(StreamEvent.class.getPermittedSubclasses())
        .extracting(event -> "| `" + event.getSimpleName() + "` |")
        .allMatch(page::contains);
  }

  @Test
  void every_json_block_is_json() throws IOException {
    for (var block : Block.ofAllPages(ROOT)) {
      if (block.language().equals("json")) {
        assertThatCode(() -> Json.MAPPER.readTree(block.text()))
            .as(block.place())
            .doesNotThrowAnyException();
      }
    }
  }

  private void compile(List<Snippet> snippets) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
    arguments.addAll(List.of("-d", folder.toString(), "-Xlint:deprecation,removal,unchecked"));
    arguments.add("-Werror");
    for (var snippet : snippets) {
      var file = folder.resolve(snippet.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, snippet.source());
      arguments.add(file.toString());
    }
    var output = new StringWriter();
    var printer = new PrintWriter(output);

    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(printer, printer, arguments.toArray(String[]::new));

    assertThat(status).as("%s", output).isZero();
  }

  private void run(List<Snippet> snippets) throws Exception {
    Files.write(folder.resolve("classes.txt"), snippets.stream().map(Snippet::className).toList());
    var log = folder.resolve("log.txt").toFile();
    try (var simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
        var proxy = AnyHost.start(simulator)) {
      var trust = folder.resolve("trust.p12");
      // The file that a page about certificates names.
      proxy.writeTrust(trust, folder.resolve("company-ca.pem"));
      var builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  folder + File.pathSeparator + System.getProperty("java.class.path"),
                  "-Dhttp.proxyHost=127.0.0.1",
                  "-Dhttp.proxyPort=" + proxy.port(),
                  "-Dhttps.proxyHost=127.0.0.1",
                  "-Dhttps.proxyPort=" + proxy.port(),
                  // This machine's own servers are the simulator too.
                  "-Dhttp.nonProxyHosts=",
                  "-Djavax.net.ssl.trustStore=" + trust,
                  "-Djavax.net.ssl.trustStorePassword=" + AnyHost.PASSWORD,
                  SnippetRunner.class.getName(),
                  folder.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log);
      accounts(builder);
      var process = builder.start();
      try {
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).as("the snippets end").isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).as("%s", Files.readString(log.toPath())).isZero();
    }
  }

  /** The environment of somebody who has an account everywhere. */
  private static void accounts(ProcessBuilder builder) {
    var vendors = new VendorCatalog();
    for (var name : vendors.names()) {
      var vendor = vendors.find(name).orElseThrow();
      vendor.keyVariables().forEach(key -> builder.environment().put(key.name(), "a-key-of-ours"));
      address(vendor, builder);
    }
    builder.environment().put("PROXY_PASSWORD", "a-password-of-ours");
  }

  private static void address(ProviderDescriptor vendor, ProcessBuilder builder) {
    for (var variable : vendor.addressVariables()) {
      builder.environment().remove(variable.name());
      if (vendor.addressRequired()) {
        builder.environment().put(variable.name(), "https://resource.example");
      }
    }
  }

  private List<String> problems(Snippet snippet) {
    var problems = new ArrayList<String>();
    var failure = folder.resolve(snippet.className() + ".err");
    if (Files.exists(failure)) {
      problems.add(snippet.block().place() + " fails: " + read(failure));
    } else if (snippet.output() != null) {
      var printed = lines(read(folder.resolve(snippet.className() + ".out")));
      if (!printed.equals(lines(snippet.output()))) {
        problems.add(snippet.block().place() + " does not print what the page shows:\n" + printed);
      }
    }
    return problems;
  }

  /** Blank space at the end of a line, and blank lines at the end, are invisible on a page. */
  private static String lines(String text) {
    return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      return failed.toString();
    }
  }
}
