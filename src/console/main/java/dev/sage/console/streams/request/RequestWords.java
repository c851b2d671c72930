package dev.sage.console.streams.request;

import dev.sage.console.control.LogLine;
import dev.sage.console.streams.request.RequestLook.Piece;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import dev.sage.workbench.prompt.PrettyJson;
import dev.sage.workbench.store.AskedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Writes a conversation by roles: what was said, shown, called and answered. One use, one thread.
 */
final class RequestWords {
  /** Longer arguments stay as they came: to set them in lines would not make them readable. */
  private static final int PRETTY = 20_000;

  /** More of what is laid over a part is in the JSON. */
  private static final int FURTHER = 200;

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, String> tools = new HashMap<>();
  private boolean headed;

  private RequestWords() {}

  static List<Piece> of(ChatRequest request) {
    var words = new RequestWords();
    request.messages().forEach(words::message);
    return words.pieces;
  }

  private void message(Message message) {
    headed = false;
    for (Content part : message.content()) {
      part(message.role(), part);
    }
  }

  private void part(Role role, Content part) {
    switch (part) {
      case Content.Text text -> {
        speaker(role);
        say(text.value(), LogLine.Style.TEXT);
      }
      case Content.Media media -> {
        speaker(role);
        add(media(media), LogLine.Style.MUTED);
      }
      case Content.Reasoning reasoning -> reasoning(reasoning);
      case Content.Extra extra -> extra(role, extra);
      case Content.CachePoint ignored ->
          add(Texts.text("streams.request.cache"), LogLine.Style.MUTED);
      case Content.ToolCall call -> {
        tools.put(call.callId(), call.toolName());
        heading(Texts.text("streams.request.call", call.toolName(), call.callId()));
        say(pretty(call.arguments()), LogLine.Style.MONO);
      }
      case Content.ToolResult result -> {
        String key = result.error() ? "streams.request.result.error" : "streams.request.result";
        String id = result.callId();
        heading(Texts.text(key, tools.getOrDefault(id, ""), id));
        say(pretty(result.result()), LogLine.Style.MONO);
      }
    }
  }

  /** A part in the provider's own form, or what is said of another. */
  private void extra(Role role, Content.Extra extra) {
    if (extra.place() == Content.Extra.Place.PART) {
      speaker(role);
      say(pretty(extra.json()), LogLine.Style.MONO);
    } else if (!extra.json().equals("{}")) {
      String json = extra.json();
      String shown = json.length() > FURTHER ? json.substring(0, FURTHER) + "…" : json;
      add(Texts.text("streams.request.further", shown), LogLine.Style.MUTED);
    }
  }

  private void reasoning(Content.Reasoning reasoning) {
    String opaque = reasoning.opaque();
    if (!reasoning.value().isEmpty()) {
      heading(Texts.text("streams.message.reasoning"));
      say(reasoning.value(), LogLine.Style.MUTED);
    } else if (opaque != null) {
      heading(Texts.text("streams.message.reasoning"));
      add(Texts.text("streams.request.opaque", Format.bytes(opaque.length())), LogLine.Style.MUTED);
    }
  }

  /** Said once for all that one message says. */
  private void speaker(Role role) {
    if (!headed) {
      heading(Texts.text("streams.request.role." + role.name().toLowerCase(Locale.ROOT)));
      headed = true;
    }
  }

  private void heading(String text) {
    headed = false;
    add((pieces.isEmpty() ? "" : "\n") + text, LogLine.Style.HEADING);
  }

  private void say(String text, LogLine.Style style) {
    if (text.isEmpty()) {
      add(Texts.text("streams.request.empty"), LogLine.Style.MUTED);
    } else if (AskedRequest.isHash(text)) {
      add(Texts.text("streams.request.hash", text), LogLine.Style.MUTED);
    } else {
      add(text, style);
    }
  }

  private void add(String text, LogLine.Style style) {
    pieces.add(new Piece(text.endsWith("\n") ? text : text + "\n", style));
  }

  /** Images and files are marks: their type, their name, and how large they are. */
  private static String media(Content.Media media) {
    String name = media.name();
    boolean named = name != null && !name.isEmpty() && !AskedRequest.isHash(name);
    String what = named ? name + " · " + media.mediaType() : media.mediaType();
    return Texts.text("streams.request.media", what, bytes(media));
  }

  private static String bytes(Content.Media media) {
    String base64 = media.base64();
    if (base64 == null) {
      return String.valueOf(media.url());
    }
    if (base64.isEmpty()) {
      return Texts.text("streams.request.media.none");
    }
    return AskedRequest.isHash(base64)
        ? Texts.text("streams.request.media.hash")
        : Format.bytes(base64.length() / 4L * 3);
  }

  private static String pretty(String json) {
    if (json.length() > PRETTY || !(json.startsWith("{") || json.startsWith("["))) {
      return json;
    }
    try {
      return PrettyJson.write(Json.MAPPER.readTree(json));
    } catch (JacksonException asItIs) {
      return json;
    }
  }
}
