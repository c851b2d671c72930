package dev.sage.console.redaction;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A stored call as one text: where the request went, what was asked, headers, the answer. */
record CallText(String name, String text) {
  /**
   * Reads a call; not on the FX thread.
   *
   * @param id of the call
   */
  static Optional<CallText> of(Store store, String id) {
    return store
        .call(id)
        .flatMap(
            call ->
                store
                    .content(id)
                    .map(
                        content ->
                            new CallText(
                                call.target(), text(call, content, store.attempts(call.id())))));
  }

  private static String text(StoredCall call, StoredContent content, List<StoredAttempt> attempts) {
    StringBuilder text = new StringBuilder(content.request().length() + 1024);
    text.append("POST ").append(call.url() == null ? call.target() : call.url()).append("\n\n");
    text.append(content.request()).append('\n');
    if (!attempts.isEmpty()) {
      StoredAttempt last = attempts.getLast();
      text.append("\nHTTP ");
      text.append(last.httpStatus() == null ? "–" : last.httpStatus()).append('\n');
      new TreeMap<>(last.headers())
          .forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    }
    section(text, content.reasoning());
    section(text, content.text());
    section(text, content.refusal());
    for (StreamEvent.ToolCall tool : content.toolCalls()) {
      section(text, tool.toolName() + " " + tool.arguments());
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append('\n').append(part).append('\n');
    }
  }
}
