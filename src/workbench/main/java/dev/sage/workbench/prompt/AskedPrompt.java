package dev.sage.workbench.prompt;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.ToolSpec;
import dev.sage.workbench.Json;
import dev.sage.workbench.ToolChoices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt that asks again what was asked once. Immutable, thread-safe.
 *
 * @param prompt one column, which asks the same model
 * @param leftOut how many images, files and parts in a provider's own form it does without: a
 *     prompt is text
 */
public record AskedPrompt(Prompt prompt, int leftOut) {

  /** The prompt of a request. */
  public static AskedPrompt of(ChatRequest request) {
    List<Turn> turns = new ArrayList<>();
    Map<String, String> tools = new LinkedHashMap<>();
    request.messages().forEach(message -> turns(message, tools, turns));
    Prompt blank = Prompt.blank(List.of(Column.of(request.model())));
    Prompt prompt =
        blank
            .withTurns(turns.isEmpty() ? blank.turns() : turns)
            .withTools(tools(request.tools()))
            .withToolChoice(typed(ToolChoices.word(request.toolChoice())))
            .withResponseSchema(AnswerSchema.text(request))
            .withParameters(parameters(request))
            .withValues(braces(turns));
    return new AskedPrompt(prompt, media(request));
  }

  private static boolean isNoText(Content part) {
    return part instanceof Content.Media
        || (part instanceof Content.Extra extra && extra.place() == Content.Extra.Place.PART);
  }

  private static int media(ChatRequest request) {
    return (int)
        request.messages().stream()
            .flatMap(message -> message.content().stream())
            .filter(AskedPrompt::isNoText)
            .count();
  }

  private static void turns(Message message, Map<String, String> tools, List<Turn> turns) {
    switch (message.role()) {
      case SYSTEM -> turns.add(new Turn.Instructions(text(message)));
      case ASSISTANT -> turns.add(assistant(message, tools));
      case USER, TOOL -> {
        for (Content part : message.content()) {
          if (part instanceof Content.ToolResult result) {
            String tool = tools.getOrDefault(result.callId(), "");
            turns.add(new Turn.ToolResult(result.callId(), tool, result.result(), result.error()));
          }
        }
        String said = text(message);
        if (!said.isEmpty()) {
          turns.add(new Turn.User(said));
        }
      }
    }
  }

  private static Turn assistant(Message message, Map<String, String> tools) {
    List<Content.Reasoning> reasoning = new ArrayList<>();
    List<Content.ToolCall> calls = new ArrayList<>();
    for (Content part : message.content()) {
      if (part instanceof Content.Reasoning thought) {
        reasoning.add(thought);
      } else if (part instanceof Content.ToolCall call) {
        calls.add(call);
        tools.put(call.callId(), call.toolName());
      }
    }
    return new Turn.Assistant(text(message), reasoning, calls);
  }

  /** Parts of a person's message are told apart by a line. */
  private static String text(Message message) {
    return message.content().stream()
        .filter(Content.Text.class::isInstance)
        .map(part -> ((Content.Text) part).value())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(message.role() == Role.ASSISTANT ? "" : "\n"));
  }

  /** What stood in braces stays so: nothing was a variable when it was asked. */
  private static Map<String, String> braces(List<Turn> turns) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Turn turn : turns) {
      String text = turn.text();
      Variables.spans(text)
          .forEach(span -> values.put(span.name(), text.substring(span.from(), span.to())));
    }
    return values;
  }

  private static String tools(List<ToolSpec> specs) {
    if (specs.isEmpty()) {
      return "";
    }
    ArrayNode list = Json.array();
    for (ToolSpec spec : specs) {
      ObjectNode tool = list.addObject().put("name", spec.name());
      tool.put("description", spec.description()).set("parameters", schema(spec.parameters()));
      if (spec.strict() != null) {
        tool.put("strict", spec.strict());
      }
      if (spec.extra() != null) {
        tool.set("extra", schema(spec.extra()));
      }
    }
    return PrettyJson.write(list);
  }

  private static JsonNode schema(String text) {
    try {
      return text.isBlank() ? Json.object() : Json.MAPPER.readTree(text);
    } catch (JacksonException takenOut) {
      return Json.object();
    }
  }

  private static Parameters parameters(ChatRequest request) {
    var reasoning = request.reasoning();
    return new Parameters(
        number(request.temperature()),
        number(request.topP()),
        typed(request.maxTokens()),
        typed(request.seed()),
        String.join("\n", request.stop()),
        reasoning == null ? "" : typed(reasoning.effort()),
        reasoning == null ? "" : typed(reasoning.budgetTokens()),
        request.extra().isEmpty()
            ? ""
            : PrettyJson.write(Json.MAPPER.valueToTree(request.extra())));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String typed(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
