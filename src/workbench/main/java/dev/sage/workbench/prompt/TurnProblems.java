package dev.sage.workbench.prompt;

import dev.sage.llm.Content;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.PromptProblem.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with the turns of a prompt: their order, and what answers what. */
final class TurnProblems {
  private final int column;
  private final List<PromptProblem> found;

  private TurnProblems(int column, List<PromptProblem> found) {
    this.column = column;
    this.found = found;
  }

  static void of(int column, List<Turn> turns, List<PromptProblem> found) {
    new TurnProblems(column, found).find(turns);
  }

  private void find(List<Turn> turns) {
    int asked = firstUser(turns);
    if (asked < 0) {
      add(Math.max(0, turns.size() - 1), "Add a user message: it is what is asked.", true);
      return;
    }
    Set<String> open = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < turns.size(); i++) {
      switch (turns.get(i)) {
        case Turn.Instructions instructions -> {
          if (i > asked && !instructions.text().isBlank()) {
            add(i, "Instructions behind a user message: some providers move them up.", false);
          }
        }
        case Turn.User user -> {
          user(i, user, i == asked, !open.isEmpty());
          open.clear();
        }
        case Turn.Assistant assistant -> {
          assistant(i, assistant, i < asked);
          open.clear();
          assistant.calls().stream().map(Content.ToolCall::callId).forEach(open::add);
          known.addAll(open);
        }
        case Turn.ToolResult result -> {
          result(i, result, known);
          open.remove(result.callId());
        }
      }
    }
    if (!open.isEmpty()) {
      add(turns.size() - 1, "Give the result of each tool call: a message of the role tool.", true);
    } else if (turns.getLast() instanceof Turn.Assistant) {
      add(
          turns.size() - 1,
          "The last message is the assistant's: the model goes on with it, where it can.",
          false);
    }
  }

  private void user(int index, Turn.User user, boolean first, boolean unanswered) {
    if (user.text().isBlank()) {
      add(index, first ? "Write what to ask." : "Write something, or remove the message.", true);
    }
    if (unanswered) {
      add(index, "Before it stands a tool call without a result: add it.", true);
    }
  }

  private void assistant(int index, Turn.Assistant assistant, boolean beforeUser) {
    if (assistant.text().isBlank()
        && assistant.calls().isEmpty()
        && assistant.reasoning().isEmpty()) {
      add(index, "Write what the assistant said, or remove the message.", true);
    }
    if (beforeUser) {
      add(
          index,
          "An assistant's message before the first user's: some providers refuse it.",
          false);
    }
  }

  private void result(int index, Turn.ToolResult result, Set<String> known) {
    if (!known.contains(result.callId())) {
      add(
          index,
          "No assistant message before it made the call that this tool result answers.",
          true);
    }
  }

  private static int firstUser(List<Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i) instanceof Turn.User) {
        return i;
      }
    }
    return -1;
  }

  private void add(int index, String message, boolean blocking) {
    found.add(new PromptProblem(Place.of(column, Field.TURN, index), message, blocking));
  }
}
