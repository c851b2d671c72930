package dev.sage.workbench.prompt;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import java.util.List;
import java.util.Map;

/**
 * How many tokens a text will be, roughly: from its characters and their script, because the
 * tokenizers of most models are not public. It was not measured against what providers count, so it
 * is always shown as an estimate. Stateless, thread-safe.
 *
 * <p>Counted in hundredths of a token: a Latin letter 22 (four and a half letters a token), other
 * letters of alphabets 40, an ideograph or syllable 85, a digit 40, a mark of punctuation 60, an
 * emoji 200, each line end 50; a space belongs to the word behind it, a run of more is one token.
 * Every message costs {@value #A_MESSAGE} more for its frame.
 */
public final class TokenEstimate {
  private static final long A_MESSAGE = 4;
  private static final int HUNDREDTHS = 100;

  private TokenEstimate() {}

  /** Of a text; 0 of an empty one, else at least 1. */
  public static long of(String text) {
    long hundredths = 0;
    int previous = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      hundredths += weight(c, previous);
      previous = c;
      i += Character.charCount(c);
    }
    return (hundredths + HUNDREDTHS - 1) / HUNDREDTHS;
  }

  /** Of a request: its texts, tool calls and results, tools and schema; media are not counted. */
  public static long of(ChatRequest request) {
    String schema = request.responseSchema();
    long tokens = schema == null ? 0 : of(schema);
    for (Message message : request.messages()) {
      tokens += A_MESSAGE;
      for (Content content : message.content()) {
        tokens += of(content);
      }
    }
    for (ToolSpec tool : request.tools()) {
      tokens += of(tool.name()) + of(tool.description()) + of(tool.parameters());
    }
    return tokens;
  }

  private static long of(Content content) {
    return switch (content) {
      case Content.Text text -> of(text.value());
      case Content.Reasoning reasoning -> of(reasoning.value());
      case Content.ToolCall call -> of(call.toolName()) + of(call.arguments());
      case Content.ToolResult result -> of(result.result());
      case Content.Media ignored -> 0;
      case Content.CachePoint ignored -> 0;
      // How much of it is for the model to read, only the provider knows.
      case Content.Extra ignored -> 0;
    };
  }

  /** Of what a column sends: its turns with these values filled in, tools and schema. */
  public static long of(Prompt prompt, Column column, Map<String, String> values) {
    long tokens = of(prompt.tools()) + of(prompt.responseSchema());
    for (Turn turn : prompt.turns(column)) {
      if (!turn.text().isBlank()) {
        tokens += A_MESSAGE + of(Variables.fill(turn.text(), values));
      }
      if (turn instanceof Turn.Assistant assistant) {
        tokens += assistant.calls().stream().mapToLong(call -> of(call.arguments())).sum();
      }
    }
    return tokens;
  }

  /** Of the shared turns with the prompt's own values. */
  public static long of(Prompt prompt) {
    return of(prompt, new Column("", null, List.copyOf(prompt.turns())), prompt.values());
  }

  private static int weight(int c, int previous) {
    if (c == '\n') {
      return 50;
    }
    if (Character.isWhitespace(c)) {
      // One space is part of the next word; indentation is a token a run.
      return previous == ' ' || previous == '\t' ? 10 : c == '\t' ? 50 : 0;
    }
    if (c < 0x250 && Character.isLetter(c)) {
      return 22;
    }
    if (Character.isDigit(c)) {
      return 40;
    }
    if (Character.isIdeographic(c)
        || (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0xAC00 && c <= 0xD7A3)) {
      return 85;
    }
    if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return 40;
    }
    return Character.isEmoji(c) && c > 0xFF ? 200 : 60;
  }
}
