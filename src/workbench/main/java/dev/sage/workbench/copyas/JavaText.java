package dev.sage.workbench.copyas;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Headers;
import dev.sage.llm.provider.WireRequest;
import dev.sage.workbench.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as a small program with this library. Not thread-safe. */
final class JavaText {
  private static final String HEAD =
      """
      import dev.sage.llm.*;
      import dev.sage.llm.provider.*;
      import dev.sage.llm.secret.*;
      import java.net.*;
      import java.time.*;
      import java.util.*;

      public class Ask {
        public static void main(String[] args) {
      """;

  private final StringBuilder code = new StringBuilder(HEAD);
  private final ChatRequest request;

  private JavaText(ChatRequest request) {
    this.request = request;
  }

  /**
   * The program.
   *
   * @param vendor whether the library knows the provider, so that it finds key and address itself
   * @param wire where it goes, for providers that it does not know
   */
  static String of(ChatRequest request, boolean vendor, @Nullable WireRequest wire, String key) {
    return new JavaText(request).program(vendor, wire, key);
  }

  private String program(boolean vendor, @Nullable WireRequest wire, String key) {
    line("    ChatRequest request = ChatRequest.builder(" + Literals.of(request.model()) + ")");
    request.messages().forEach(this::message);
    request.tools().forEach(tool -> call("tool", tool(tool)));
    choice();
    text("responseSchema", request.responseSchema());
    text("schemaName", request.schemaName());
    if (request.schemaStrict() != null) {
      call("schemaStrict", request.schemaStrict().toString());
    }
    number("temperature", request.temperature(), "");
    number("topP", request.topP(), "");
    number("maxTokens", request.maxTokens(), "");
    number("seed", request.seed(), "L");
    if (!request.stop().isEmpty()) {
      call("stop", "List.of(" + joined(request.stop()) + ")");
    }
    reasoning();
    request
        .extra()
        .forEach((name, value) -> call("extra", Literals.of(name) + ", " + value(value)));
    request.headers().forEach(this::header);
    line("        .build();");
    if (vendor || wire == null) {
      line("    // The key comes from " + key + ".");
      line("    try (Llm llm = Llm.fromEnvironment();");
    } else {
      line("    Endpoint endpoint = Endpoint.of(");
      line(
          "        %s, %s, URI.create(%s),"
              .formatted(
                  Literals.of(wire.provider()),
                  Literals.of(wire.wireFormat()),
                  Literals.of(CopyAs.baseUrl(wire))));
      line("        Secret.of(System.getenv(" + Literals.of(key) + ")));");
      line("    try (Llm llm = Llm.builder().endpoint(endpoint).build();");
    }
    line("        ChatStream stream = llm.stream(request)) {");
    line("      for (StreamEvent event : stream) {");
    line("        if (event instanceof StreamEvent.Text text) {");
    line("          System.out.print(text.value());");
    line("        }");
    line("      }");
    line("    }");
    line("  }");
    line("}");
    return code.toString();
  }

  private void message(Message message) {
    List<Content> parts = message.content();
    if (parts.size() == 1 && parts.getFirst() instanceof Content.Text(String text)) {
      String role = message.role().name().toLowerCase(java.util.Locale.ROOT);
      if (!role.equals("tool")) {
        call("message", "Message." + role + "(" + Literals.of(text) + ")");
        return;
      }
    }
    String listed =
        parts.stream().map(JavaText::part).collect(Collectors.joining(",\n            "));
    call(
        "message",
        "new Message(Role." + message.role() + ", List.of(\n            " + listed + "))");
  }

  private static String part(Content part) {
    return switch (part) {
      case Content.Text(String text) -> "new Content.Text(" + Literals.of(text) + ")";
      case Content.Media media ->
          "new Content.Media(%s, %s, %s, %s)"
              .formatted(
                  Literals.of(media.mediaType()),
                  Literals.orNull(media.base64()),
                  media.url() == null
                      ? "null"
                      : "URI.create(" + Literals.of(media.url().toString()) + ")",
                  Literals.orNull(media.name()));
      case Content.Reasoning reasoning ->
          "new Content.Reasoning(%s, %s)"
              .formatted(Literals.of(reasoning.value()), Literals.orNull(reasoning.opaque()));
      case Content.ToolCall call ->
          "new Content.ToolCall(%s, %s, %s)"
              .formatted(
                  Literals.of(call.callId()),
                  Literals.of(call.toolName()),
                  Literals.of(call.arguments()));
      case Content.Extra extra ->
          "new Content.Extra(%s, Content.Extra.Place.%s)"
              .formatted(Literals.of(extra.json()), extra.place());
      case Content.CachePoint point -> "new Content.CachePoint(" + duration(point.ttl()) + ")";
      case Content.ToolResult result ->
          "new Content.ToolResult(%s, %s, %s)"
              .formatted(
                  Literals.of(result.callId()), Literals.of(result.result()), result.error());
    };
  }

  private static String tool(ToolSpec tool) {
    String said =
        "new ToolSpec(%s, %s, %s"
            .formatted(
                Literals.of(tool.name()),
                Literals.of(tool.description()),
                Literals.of(tool.parameters()));
    return tool.strict() == null && tool.extra() == null
        ? said + ")"
        : said + ", %s, %s)".formatted(tool.strict(), Literals.orNull(tool.extra()));
  }

  private static String duration(@Nullable Duration time) {
    return time == null ? "null" : "Duration.ofMillis(" + time.toMillis() + "L)";
  }

  private void choice() {
    ToolChoice choice = request.toolChoice();
    switch (choice) {
      case null -> {}
      case ToolChoice.Auto _ -> call("toolChoice", "ToolChoice.AUTO");
      case ToolChoice.None _ -> call("toolChoice", "ToolChoice.NONE");
      case ToolChoice.Required _ -> call("toolChoice", "ToolChoice.REQUIRED");
      case ToolChoice.Named(String tool) ->
          call("toolChoice", "new ToolChoice.Named(" + Literals.of(tool) + ")");
    }
  }

  private void reasoning() {
    Reasoning reasoning = request.reasoning();
    if (reasoning != null) {
      call(
          "reasoning",
          "new Reasoning(%s, %s)"
              .formatted(Literals.orNull(reasoning.effort()), reasoning.budgetTokens()));
    }
  }

  private void header(String name, String value) {
    call(
        "header",
        Literals.of(name)
            + ", "
            + (Headers.secret(name)
                ? "System.getenv(" + Literals.of(KeyNames.header(request.provider(), name)) + ")"
                : Literals.of(value)));
  }

  /** What a field of JSON can hold, as an expression. */
  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> Literals.of(text);
      case Boolean truth -> truth.toString();
      case Integer number -> number.toString();
      case Long number -> number + "L";
      case Number number -> "new java.math.BigDecimal(" + Literals.of(number.toString()) + ")";
      case List<?> list ->
          "Arrays.asList("
              + list.stream().map(JavaText::value).collect(Collectors.joining(", "))
              + ")";
      case Map<?, ?> map ->
          "Map.ofEntries("
              + map.entrySet().stream()
                  .map(
                      entry ->
                          "Map.entry(%s, %s)"
                              .formatted(
                                  Literals.of(String.valueOf(entry.getKey())),
                                  value(entry.getValue())))
                  .collect(Collectors.joining(", "))
              + ")";
      default -> Literals.of(Json.write(value));
    };
  }

  private static String joined(List<String> texts) {
    return texts.stream().map(Literals::of).collect(Collectors.joining(", "));
  }

  private void text(String method, @Nullable String value) {
    if (value != null) {
      call(method, Literals.of(value));
    }
  }

  private void number(String method, @Nullable Number value, String suffix) {
    if (value != null) {
      call(method, value + suffix);
    }
  }

  private void call(String method, String arguments) {
    line("        ." + method + "(" + arguments + ")");
  }

  private void line(String text) {
    code.append(text).append('\n');
  }
}
