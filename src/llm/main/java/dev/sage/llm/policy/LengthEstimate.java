package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import org.jspecify.annotations.Nullable;

/** {@link TokenEstimate#BY_LENGTH}. Stateless, thread-safe. */
final class LengthEstimate implements TokenEstimate {

  private static final int ASCII_A_TOKEN = 3;
  private static final int EACH_TURN = 8;
  private static final int IMAGE = 1600;
  private static final int BASE64_A_TOKEN = 16;

  @Override
  public long input(ChatRequest request) {
    long tokens = 0;
    for (var message : request.messages()) {
      tokens += EACH_TURN;
      for (var part : message.content()) {
        tokens += part(part);
      }
    }
    for (var tool : request.tools()) {
      tokens +=
          EACH_TURN
              + text(tool.name())
              + text(tool.description())
              + text(tool.parameters())
              + text(tool.extra());
    }
    return tokens + text(request.responseSchema());
  }

  private static long part(Content part) {
    return switch (part) {
      case Content.Text text -> text(text.value());
      case Content.Reasoning reasoning -> text(reasoning.value()) + text(reasoning.opaque());
      case Content.ToolCall call -> EACH_TURN + text(call.toolName()) + text(call.arguments());
      case Content.ToolResult result -> EACH_TURN + text(result.result());
      case Content.Media media -> media(media);
      case Content.CachePoint _ -> 0;
      case Content.Extra extra -> text(extra.json());
    };
  }

  private static long media(Content.Media media) {
    var base64 = media.base64();
    return base64 == null || media.mediaType().startsWith("image/")
        ? IMAGE
        : base64.length() / BASE64_A_TOKEN;
  }

  private static long text(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long others = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        others++;
      }
    }
    return others + (text.length() - others + ASCII_A_TOKEN - 1) / ASCII_A_TOKEN;
  }
}
