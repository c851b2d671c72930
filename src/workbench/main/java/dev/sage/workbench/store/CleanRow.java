package dev.sage.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.Headers;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.CleanJson;
import dev.sage.workbench.Printable;
import dev.sage.workbench.store.RowColumn.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a row pass on their way out of the store or into it, each as what stands in
 * it needs. What is clean stays as it is. Thread-safe.
 */
public final class CleanRow {

  private final Clean clean;

  CleanRow(Clean clean) {
    this.clean = clean;
  }

  /** For what goes out, as a policy says. */
  public CleanRow(Redactor redactor, RedactionPolicy policy) {
    this(new Clean(redactor, () -> policy));
  }

  /** All values of a row, by the names of their columns. */
  public Map<String, @Nullable Object> row(
      Iterable<RowColumn> columns, Map<String, @Nullable Object> row) {
    var cleaned = new LinkedHashMap<String, @Nullable Object>();
    for (RowColumn column : columns) {
      var value = row.get(column.name());
      cleaned.put(column.name(), value instanceof String text ? text(column.kind(), text) : value);
    }
    return cleaned;
  }

  /** A text as what it is. */
  public String text(Kind kind, String text) {
    return switch (kind) {
      case ID, STATUS -> text;
      case NAME -> Printable.of(clean.text(text));
      case JSON, WORDS -> CleanJson.of(text, clean::text);
      case HEADERS -> headers(text);
      case PROMPT -> clean.keeps(ContentClass.PROMPT) ? CleanJson.of(text, clean::text) : "";
      case PLAN -> plan(text);
      case REQUEST -> CleanJson.of(masked(text), clean::text);
      case ANSWER -> clean.content(text, ContentClass.RESPONSE);
      case TOOL_CALLS ->
          CleanJson.of(StoreJson.toolCalls(StoreJson.toolCalls(text), clean), clean::text);
      default -> clean.text(text);
    };
  }

  private String masked(String request) {
    byte[] bytes = request.getBytes(UTF_8);
    byte[] masked = clean.mask().body(bytes, ContentClass.PROMPT);
    return masked.length == bytes.length && java.util.Arrays.equals(masked, bytes)
        ? request
        : new String(masked, UTF_8);
  }

  private String headers(String text) {
    return CleanJson.of(StoreJson.headers(Headers.safe(StoreJson.headers(text))), clean::text);
  }

  private String plan(String text) {
    return text.isEmpty()
        ? text
        : RunRows.plan(RunRows.plan(text), clean, clean.keeps(ContentClass.PROMPT));
  }
}
