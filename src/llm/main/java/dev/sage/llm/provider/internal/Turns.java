package dev.sage.llm.provider.internal;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation as the request encoders walk it: what may not stand where it does is refused by
 * name, so that no encoder need drop it, and the results of one round of tool calls are together.
 */
public final class Turns {

  private Turns() {}

  /**
   * The messages in order. Those with the results of one round are joined to one, because formats
   * want all results right behind the calls; in it, and in what a person says, the results come
   * first.
   *
   * @throws LlmException of kind unsupported_feature or invalid_request where a part stands in a
   *     message whose role has no such part
   */
  public static List<Message> of(ChatRequest request) {
    List<Message> turns = new ArrayList<>();
    List<Content> round = new ArrayList<>();
    for (Message message : request.messages()) {
      message.content().forEach(part -> check(message.role(), part));
      if (message.role() == Role.TOOL) {
        round.addAll(message.content());
        continue;
      }
      close(round, turns);
      turns.add(
          message.role() == Role.USER
              ? new Message(Role.USER, resultsFirst(message.content()))
              : message);
    }
    close(round, turns);
    return turns;
  }

  private static void close(List<Content> round, List<Message> turns) {
    if (!round.isEmpty()) {
      turns.add(new Message(Role.TOOL, resultsFirst(round)));
      round.clear();
    }
  }

  /** A cache point stays with what is before it, and so does what is laid over that. */
  private static List<Content> resultsFirst(List<Content> parts) {
    List<Content> results = new ArrayList<>();
    List<Content> others = new ArrayList<>();
    List<Content> last = others;
    for (Content part : parts) {
      if (!(part instanceof Content.CachePoint || isAddition(part))) {
        last = part instanceof Content.ToolResult ? results : others;
      }
      last.add(part);
    }
    results.addAll(others);
    return results;
  }

  /**
   * What a person says or shows, without the results of tools beside it and what is laid on them.
   */
  public static List<Content> spoken(Message message) {
    List<Content> spoken = new ArrayList<>();
    boolean result = false;
    for (Content part : message.content()) {
      result = part instanceof Content.ToolResult || (result && isAddition(part));
      if (!result
          && (part instanceof Content.Text
              || part instanceof Content.Media
              || part instanceof Content.Extra)) {
        spoken.add(part);
      }
    }
    return spoken;
  }

  /** Whether a part is laid over another. */
  public static boolean isAddition(Content part) {
    return part instanceof Content.Extra extra && extra.place() == Content.Extra.Place.BEFORE;
  }

  /** What is laid over the message as a whole. */
  public static List<Content.Extra> ofMessage(Message message) {
    return message.content().stream()
        .filter(Content.Extra.class::isInstance)
        .map(Content.Extra.class::cast)
        .filter(extra -> extra.place() == Content.Extra.Place.MESSAGE)
        .toList();
  }

  private static void check(Role role, Content part) {
    boolean fits =
        switch (part) {
          case Content.Text text -> true;
          case Content.CachePoint point -> true;
          case Content.Extra extra -> true;
          case Content.Media media -> role == Role.USER || role == Role.TOOL;
          case Content.ToolResult result -> role == Role.USER || role == Role.TOOL;
          case Content.ToolCall call -> role == Role.ASSISTANT;
          case Content.Reasoning reasoning -> role == Role.ASSISTANT;
        };
    if (!fits) {
      throw part instanceof Content.Media
          ? Requests.unsupported("Media in a " + name(role), "Send it in a user message.")
          : Requests.invalid(
              "A %s cannot stand in a %s. Put it where it belongs."
                  .formatted(part.getClass().getSimpleName(), name(role)),
              "messages");
    }
  }

  private static String name(Role role) {
    return switch (role) {
      case SYSTEM -> "system message";
      case USER -> "user message";
      case ASSISTANT -> "message of the assistant";
      case TOOL -> "message of a tool";
    };
  }
}
