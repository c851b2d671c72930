package dev.sage.console.streams.explain;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.streams.reading.FrameFormats;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.Scenario;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scenario of the first run says in Streams, in one sentence, what is the matter with it. */
class ScenarioHeadlineTest {
  private static final Map<String, String> SAID =
      Map.ofEntries(
          entry("clean", "An even stream: .* between pieces of content as a rule.*"),
          entry("reasoning", "It reasoned for .* before it answered: .*"),
          entry("tool", "A tool call (whose arguments came in [\\d,]+ pieces|that came whole), .*"),
          entry(
              "bursts",
              "Silent (twice|\\d+ times) in the middle of the answer, 2\\.\\d+ s at the longest.*"),
          entry(
              "role-only", "The first chunk carried only a role: the first token came .* later.*"),
          entry("truncated", "The answer stops in the middle: after [\\d,]+ frames.*"),
          entry("error-after-200", "Status 200, [\\d,]+ pieces of an answer, and then an error.*"),
          entry("rate-limit", "Attempt 1 got 429 .*; after a wait of .* it was tried again.*"));

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {"sim-openai", "sim-anthropic", "sim-openai-responses", "sim-gemini", "sim-ollama"})
  void each_scenario_reveals_its_bug(String provider) throws Exception {
    WorkbenchOptions options =
        WorkbenchOptions.of(new Home(home), sentence -> {})
            .withEnvironment(Map.of("SAGE_KEYCHAIN", "off"))
            .withSimulator(SimulatorOptions.DEFAULT);
    try (Workbench workbench = Workbench.open(options)) {
      List<String> models =
          workbench.simulator().orElseThrow().scenarios().stream().map(Scenario::model).toList();
      assertThat(models).containsExactlyInAnyOrderElementsOf(SAID.keySet());
      Map<String, String> said = new HashMap<>();
      List<String> left = models;
      // It is asked in real time: a machine that is busy makes silences of its own.
      for (int tries = 0; tries < 12 && !left.isEmpty(); tries++) {
        said.putAll(ask(workbench, provider, left));
        left =
            left.stream()
                .filter(
                    model -> !said.getOrDefault(model, "").matches(SAID.getOrDefault(model, "")))
                .toList();
      }
      SAID.forEach((model, words) -> assertThat(said.get(model)).as(model).matches(words));
    }
  }

  private static Map<String, String> ask(Workbench workbench, String provider, List<String> models)
      throws InterruptedException {
    List<String> targets = models.stream().map(model -> provider + "/" + model).toList();
    ChatRequest request = ChatRequest.of(targets.getFirst(), Message.user("Hello"));
    workbench.compare(CompareRequest.of(targets, request), CellListener.NONE).await();
    workbench.store().flush();
    return workbench.store().calls(CallQuery.newest(targets.size())).stream()
        .collect(toMap(StoredCall::model, call -> headline(workbench, call)));
  }

  private static String headline(Workbench workbench, StoredCall call) {
    CallReading reading =
        new CallReading(workbench.store(), call.id(), new FrameFormats(workbench.llm()));
    assertThat(reading.look()).isPresent();
    boolean more = true;
    while (more) {
      more = reading.readOn();
    }
    return Headline.of(reading.now().orElseThrow());
  }
}
