package dev.sage.console.compare.prompt;

import dev.sage.console.text.Texts;
import dev.sage.llm.Content;
import dev.sage.llm.Role;
import dev.sage.workbench.prompt.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names of roles, and turns of them. Stateless. */
final class RoleWords {
  private RoleWords() {}

  static String of(Role role) {
    return Texts.text("compare.role." + role.name().toLowerCase(Locale.ROOT));
  }

  /** A turn of that role with the text; a tool's result answers the first call without one. */
  static Turn turn(Role role, String text, List<Turn> before) {
    return switch (role) {
      case SYSTEM -> new Turn.Instructions(text);
      case USER -> new Turn.User(text);
      case ASSISTANT -> new Turn.Assistant(text, List.of(), List.of());
      case TOOL ->
          open(before)
              .map(call -> new Turn.ToolResult(call.callId(), call.toolName(), text, false))
              .orElseGet(() -> new Turn.ToolResult("", "", text, false));
    };
  }

  /** The role of what likely comes next. */
  static Role next(List<Turn> turns) {
    if (open(turns).isPresent()) {
      return Role.TOOL;
    }
    return !turns.isEmpty() && turns.getLast() instanceof Turn.User ? Role.ASSISTANT : Role.USER;
  }

  private static Optional<Content.ToolCall> open(List<Turn> turns) {
    Set<String> answered = new HashSet<>();
    turns.forEach(
        turn -> {
          if (turn instanceof Turn.ToolResult result) {
            answered.add(result.callId());
          }
        });
    return turns.stream()
        .filter(Turn.Assistant.class::isInstance)
        .flatMap(turn -> ((Turn.Assistant) turn).calls().stream())
        .filter(call -> !answered.contains(call.callId()))
        .findFirst();
  }
}
