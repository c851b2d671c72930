package dev.sage.workbench.prompt;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Reasoning;
import dev.sage.workbench.Json;
import dev.sage.workbench.ToolChoices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes requests of a prompt. Stateless, thread-safe. */
public final class Requests {
  private Requests() {}

  /**
   * What a column asks. Instructions that are empty are left out. Variables are filled in turns
   * only; tools and schema are sent as they are typed.
   *
   * @param values of the variables, see {@link Prompt#values(Map)}
   * @throws PromptException where tools or extra fields can't be read; {@link PromptProblems} finds
   *     that before
   */
  public static ChatRequest of(Prompt prompt, Column column, Map<String, String> values) {
    Map<String, String> filled = prompt.values(values);
    var request = ChatRequest.builder(column.target().strip());
    for (Turn turn : prompt.turns(column)) {
      if (!(turn instanceof Turn.Instructions && turn.text().isBlank())) {
        request.message(turn.message(text -> Variables.fill(text, filled)));
      }
    }
    ToolList tools = ToolList.of(prompt.tools());
    if (!tools.faults().isEmpty()) {
      throw tools.faults().getFirst();
    }
    request.tools(tools.specs());
    if (!tools.specs().isEmpty()) {
      request.toolChoice(ToolChoices.read(prompt.toolChoice().strip()));
    }
    if (!prompt.responseSchema().isBlank()) {
      AnswerSchema answer = AnswerSchema.of(prompt.responseSchema());
      request
          .responseSchema(answer.schema())
          .schemaName(answer.name())
          .schemaStrict(answer.strict());
    }
    parameters(prompt.parameters(column), request);
    return request.build();
  }

  private static void parameters(Parameters typed, ChatRequest.Builder request) {
    request
        .temperature(decimal(typed.temperature()))
        .topP(decimal(typed.topP()))
        .maxTokens(whole(typed.maxTokens()))
        .seed(TypedNumber.whole(typed.seed()).orElse(null))
        .stop(typed.stop().lines().filter(line -> !line.isEmpty()).toList());
    String effort = typed.effort().strip();
    Integer budget = whole(typed.budgetTokens());
    if (!effort.isEmpty() || budget != null) {
      request.reasoning(new Reasoning(effort.isEmpty() ? null : effort, budget));
    }
    extra(typed.extra())
        .forEach(
            (name, value) -> request.extra(name, Json.MAPPER.treeToValue(value, Object.class)));
  }

  /**
   * The further fields of a body.
   *
   * @throws PromptException where the text is no object
   */
  static Map<String, JsonNode> extra(String text) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    if (text.isBlank()) {
      return fields;
    }
    JsonNode node = JsonText.parse(text);
    if (!node.isObject()) {
      throw new PromptException("Extra fields are an object: { \"name\": value }.", 1, 1);
    }
    for (var field : node.properties()) {
      if (field.getValue().isNull()) {
        throw new PromptException("An extra field can't be null: leave it out.", 1, 1);
      }
      fields.put(field.getKey(), field.getValue());
    }
    return fields;
  }

  private static @Nullable Double decimal(String typed) {
    return TypedNumber.of(typed).map(BigDecimal::doubleValue).orElse(null);
  }

  private static @Nullable Integer whole(String typed) {
    return TypedNumber.whole(typed)
        .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(null);
  }
}
