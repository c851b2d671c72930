package dev.sage.console.tour;

import dev.sage.console.compare.ComparePanel;
import dev.sage.console.shell.PanelId;
import dev.sage.llm.Content;
import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.util.List;
import java.util.Map;

/** The stops at the left pane of Compare. FX thread only. */
final class PromptStops {
  private static final String TOOLS =
      """
      [
        {
          "name": "get_weather",
          "description": "The weather of a place",
          "parameters": {
            "type": "object",
            "properties": {
              "city": { "type": "string" }
            }
          }
        },
        {
          "name": "get_time"
        }
      ]""";

  private static final Prompt FULL =
      Prompt.blank(List.of(Column.of("sim-openai/tool"), Column.of("sim-anthropic/tool")))
          .withTurns(
              List.of(
                  new Turn.Instructions("You plan trips. Be {{tone}}, and give reasons."),
                  new Turn.User("What shall I wear in {{city}} tomorrow?"),
                  new Turn.Assistant(
                      "Let me look.",
                      List.of(),
                      List.of(
                          new Content.ToolCall("call_1", "get_weather", "{\"city\":\"Bern\"}"))),
                  new Turn.ToolResult("call_1", "get_weather", "{\"sky\":\"rain\"}", false)))
          .withTools(TOOLS)
          .withToolChoice("auto")
          .withResponseSchema("{\n  \"type\": \"object\"\n}")
          .withValues(Map.of("tone", "brief", "city", "Bern"))
          .withParameters(Parameters.DEFAULTS.withTemperature("0.2").withMaxTokens("1024"))
          .withAssertions(List.of(new Assertion(Assertion.Kind.CONTAINS, "umbrella")));

  private final ComparePanel compare;

  PromptStops(ComparePanel compare) {
    this.compare = compare;
  }

  List<Stop> all() {
    return List.of(
        stop("compare-prompt", FULL),
        stop(
            "compare-prompt-problems",
            FULL.withTools(
                    TOOLS.replace("\"get_time\"", "\"get_weather\"").replace("string", "text"))
                .withValues(Map.of("tone", "brief"))
                .withParameters(Parameters.DEFAULTS.withTemperature("warm").withTopP("2"))
                .withAssertions(
                    List.of(
                        new Assertion(Assertion.Kind.MATCHES, "(umbrella"),
                        new Assertion(Assertion.Kind.MAX_LATENCY, "soon")))));
  }

  private Stop stop(String name, Prompt prompt) {
    return TourStops.at(
        PanelId.COMPARE,
        name,
        shell -> {
          compare.show(prompt);
          compare.desk().unfold("tools");
        });
  }
}
