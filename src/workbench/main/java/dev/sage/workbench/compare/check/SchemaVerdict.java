package dev.sage.workbench.compare.check;

import dev.sage.llm.tool.ValueSchema;
import dev.sage.workbench.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** The answer is JSON that a schema allows. Stateless. */
final class SchemaVerdict {

  private static final int SHOWN = 3;

  private SchemaVerdict() {}

  static Function<Checked, Verdict> of(String written) {
    ValueSchema schema;
    try {
      schema = ValueSchema.compile(written);
    } catch (IllegalArgumentException wrong) {
      return answer ->
          Verdict.error("The schema can't be used: " + wrong.getMessage() + ". Mend it.");
    }
    return answer -> look(schema, answer.text());
  }

  private static Verdict look(ValueSchema schema, String answer) {
    if (answer.isBlank()) {
      return Verdict.fail("The answer is empty, which is no JSON.");
    }
    try {
      Json.MAPPER.readTree(answer);
    } catch (JacksonException malformed) {
      return Verdict.fail(notJson(answer, malformed));
    }
    List<String> violations = schema.violations(answer);
    if (violations.isEmpty()) {
      return Verdict.pass("The answer is JSON that the schema allows.");
    }
    String more =
        violations.size() > SHOWN
            ? String.format(Locale.ROOT, " (and %,d more)", violations.size() - SHOWN)
            : "";
    return Verdict.fail(
        "The schema does not allow it: "
            + String.join("; ", violations.subList(0, Math.min(SHOWN, violations.size())))
            + more
            + ".");
  }

  private static String notJson(String answer, JacksonException malformed) {
    if (answer.strip().startsWith("```")) {
      return "The answer is no JSON: it stands in a fence of code. Ask for JSON alone.";
    }
    var place = malformed.getLocation();
    return place == null || place.getLineNr() < 1
        ? "The answer is no JSON."
        : "The answer is no JSON: it goes wrong at line %,d, character %,d."
            .formatted(place.getLineNr(), place.getColumnNr());
  }
}
