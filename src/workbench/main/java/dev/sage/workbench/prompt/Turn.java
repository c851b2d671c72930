package dev.sage.workbench.prompt;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One block of a prompt. Immutable, thread-safe; its text may hold {@code {{variables}}}. */
public sealed interface Turn {

  /** What is typed in it. */
  String text();

  /** Whose it is. */
  Role role();

  /** The same with another text. */
  Turn withText(String text);

  /**
   * As a message of a request.
   *
   * @param fill puts values in place of variables
   */
  Message message(UnaryOperator<String> fill);

  /** Instructions to the model. */
  record Instructions(String text) implements Turn {
    @Override
    public Role role() {
      return Role.SYSTEM;
    }

    @Override
    public Turn withText(String other) {
      return new Instructions(other);
    }

    @Override
    public Message message(UnaryOperator<String> fill) {
      return Message.system(fill.apply(text));
    }
  }

  /** What the person says. */
  record User(String text) implements Turn {
    @Override
    public Role role() {
      return Role.USER;
    }

    @Override
    public Turn withText(String other) {
      return new User(other);
    }

    @Override
    public Message message(UnaryOperator<String> fill) {
      return Message.user(fill.apply(text));
    }
  }

  /**
   * What a model said, or is made to have said.
   *
   * @param reasoning goes back to the provider as it came, its opaque part included
   * @param calls the tools that it called
   */
  record Assistant(String text, List<Content.Reasoning> reasoning, List<Content.ToolCall> calls)
      implements Turn {
    /** Copies the lists. */
    public Assistant {
      reasoning = List.copyOf(reasoning);
      calls = List.copyOf(calls);
    }

    @Override
    public Role role() {
      return Role.ASSISTANT;
    }

    @Override
    public Turn withText(String other) {
      return new Assistant(other, reasoning, calls);
    }

    @Override
    public Message message(UnaryOperator<String> fill) {
      List<Content> content = new ArrayList<>(reasoning);
      if (!text.isEmpty()) {
        content.add(new Content.Text(fill.apply(text)));
      }
      content.addAll(calls);
      return new Message(Role.ASSISTANT, content);
    }
  }

  /**
   * The result of a tool, supplied by hand.
   *
   * @param callId of the call that it answers
   * @param toolName of the tool called
   * @param error whether the text says what went wrong
   */
  record ToolResult(String callId, String toolName, String text, boolean error) implements Turn {
    @Override
    public Role role() {
      return Role.TOOL;
    }

    @Override
    public Turn withText(String other) {
      return new ToolResult(callId, toolName, other, error);
    }

    @Override
    public Message message(UnaryOperator<String> fill) {
      return new Message(
          Role.TOOL, List.of(new Content.ToolResult(callId, fill.apply(text), error)));
    }
  }
}
