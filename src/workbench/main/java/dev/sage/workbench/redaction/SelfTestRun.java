package dev.sage.workbench.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.ContentMask;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.SimulatedSide;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.WorkbenchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of the self-test. One use, one thread. */
final class SelfTestRun {

  private final RedactionDesk desk;
  private final Consumer<SelfTest.Step> progress;
  private final Sentinel sentinel = Sentinel.shapeless();
  private final List<SelfTest.Step> steps = new ArrayList<>();

  SelfTestRun(RedactionDesk desk, Consumer<SelfTest.Step> progress) {
    this.desk = desk;
    this.progress = progress;
  }

  SelfTest run() {
    desk.redactor().register(sentinel.secret());
    search();
    for (var sink : Sink.values()) {
      text(sink);
    }
    stream();
    masked();
    printed();
    call();
    return new SelfTest(steps);
  }

  private void step(String name, boolean ok, String detail) {
    var step = new SelfTest.Step(name, ok, detail);
    steps.add(step);
    progress.accept(step);
  }

  private void searched(String name, List<String> found, String where) {
    step(
        name,
        found.isEmpty(),
        found.isEmpty() ? where : "The secret stands there " + found.getFirst() + ".");
  }

  private static boolean cancelled() {
    return Thread.currentThread().isInterrupted();
  }

  /** A search that finds nothing proves nothing before it has found something. */
  private void search() {
    for (String form : sentinel.forms()) {
      if (sentinel.tracesIn("x" + form + "x").isEmpty()) {
        step("The search itself", false, "It does not find what is there.");
        return;
      }
    }
    boolean everywhere = !sentinel.tracesIn(sentinel.everywhere()).isEmpty();
    step("The search itself", everywhere, "It finds the secret in a text that was not redacted.");
  }

  private void text(Sink sink) {
    if (!cancelled()) {
      searched(
          "A text for " + sink.json(),
          sentinel.tracesIn(desk.preview(sink, sentinel.everywhere()).text()),
          "Prompt, headers, URL and arguments are clean.");
    }
  }

  private void stream() {
    var stream = desk.redactor().stream(desk.policy(Sink.STORE));
    var out = new StringBuilder();
    for (char c : sentinel.everywhere().toCharArray()) {
      out.append(stream.append(String.valueOf(c)));
    }
    searched(
        "A stream, character by character",
        sentinel.tracesIn(out.append(stream.finish()).toString()),
        "No piece of it carries a part.");
  }

  private void masked() {
    var mask = new ContentMask(desk.redactor(), RedactionPolicy.of(Sink.OTLP));
    var body = mask.body(sentinel.everywhere().getBytes(UTF_8), ContentClass.PROMPT);
    searched("A body without its contents", sentinel.tracesIn(body), "Nothing of it is left.");
  }

  private void printed() {
    var printed = sentinel.secret() + " " + sentinel;
    searched("What objects print", sentinel.tracesIn(printed), "They print nothing of it.");
  }

  /** A real call to the simulator in a home of its own, and then every file in it. */
  private void call() {
    if (cancelled()) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("sage-self-test");
      try {
        var said = call(new Home(folder.resolve("home")));
        searched("The error of a call", sentinel.tracesIn(said), "Its message is clean.");
        files(folder);
      } finally {
        remove(folder);
      }
    } catch (IOException | WorkbenchException failed) {
      step(
          "A call",
          false,
          "It could not be made: " + desk.redactor().redact(String.valueOf(failed.getMessage())));
    }
  }

  private String call(Home home) {
    var said = new StringBuilder();
    var options =
        WorkbenchOptions.of(home, notice -> said.append(notice).append('\n'))
            .withEnvironment(
                Map.of("SAGE_KEYCHAIN", "off", "SELF_TEST_API_KEY", sentinel.secret().reveal()))
            .withSimulator(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    try (var workbench = Workbench.open(options)) {
      for (var side : SimulatedSide.values()) {
        ask(workbench, side.provider() + "/clean", said);
      }
      ask(workbench, SimulatedSide.OPENAI.provider() + "/" + sentinel.secret().reveal(), said);
    }
    return said.toString();
  }

  private void ask(Workbench workbench, String model, StringBuilder said) {
    try (var stream =
        workbench.llm().stream(ChatRequest.of(model, Message.user(sentinel.everywhere())))) {
      stream.text();
    } catch (LlmException e) {
      said.append(workbench.redactor().redact(e.error().message())).append('\n');
    }
  }

  private void files(Path folder) throws IOException {
    int files = 0;
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        files++;
        var found = sentinel.tracesIn(Files.readAllBytes(file));
        if (!found.isEmpty()) {
          searched("The file " + file.getFileName(), found, "");
        }
      }
    }
    step("The files of a call", files > 0, "%d files were searched.".formatted(files));
  }

  private static void remove(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
