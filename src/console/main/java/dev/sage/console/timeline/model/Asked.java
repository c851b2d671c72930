package dev.sage.console.timeline.model;

import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.workbench.store.AskedRequest;
import java.util.List;

/**
 * What a call asked, in short. Immutable, thread-safe.
 *
 * @param state what became of the words
 * @param messages how many there were
 * @param last the beginning of what the person said last; empty where that was nothing in words
 */
public record Asked(AskedRequest.State state, int messages, String last) {
  private static final int MOST = 400;

  static Asked of(AskedRequest asked) {
    List<Message> messages = asked.request().messages();
    String last =
        messages.reversed().stream()
            .filter(message -> message.role() == Role.USER)
            .map(Message::text)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return new Asked(
        asked.state(),
        messages.size(),
        last.length() > MOST ? last.substring(0, MOST) + "…" : last);
  }
}
