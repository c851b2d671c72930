package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import dev.sage.llm.provider.json.JsonSyntaxException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes what of a request changes its answer as one canonical JSON document: {@code
 * docs/library/caching.md} describes it. Its fields are written in the order of RFC 8785, so
 * nothing is sorted but what a program names itself. Not thread-safe.
 */
final class KeyDocument {

  /** Goes up when the document changes: entries of before are not found any more. */
  static final int VERSION = 1;

  private final CanonicalOutput out;
  private final KeyValues values;
  private final JsonScanner scanner = new JsonScanner();
  private final JsonSlice slice = new JsonSlice();

  KeyDocument(CanonicalOutput out) {
    this.out = out;
    this.values = new KeyValues(out);
  }

  /**
   * Writes the document behind what the output has.
   *
   * @throws CanonicalJsonException where the request has something that has no canonical form
   */
  void write(ChatRequest request, String wireFormat, @Nullable URI url, String namespace) {
    out.put('{');
    endpoint(wireFormat, url);
    if (!request.extra().isEmpty()) {
      values.name("extra");
      values.map(request.extra(), 0);
    }
    if (!request.headers().isEmpty()) {
      values.name("headers");
      values.map(request.headers(), 0);
    }
    integer("maxTokens", request.maxTokens());
    messages(request.messages());
    string("model", request.model());
    string("namespace", namespace.isEmpty() ? null : namespace);
    reasoning(request.reasoning());
    if (request.responseSchema() != null) {
      values.name("responseSchema");
      json(request.responseSchema());
    }
    string("schemaName", request.schemaName());
    truth("schemaStrict", request.schemaStrict());
    // As a string: a double would make neighbours of large seeds equal.
    string("seed", request.seed() == null ? null : request.seed().toString());
    if (!request.stop().isEmpty()) {
      values.name("stop");
      values.list(request.stop(), 0);
    }
    number("temperature", request.temperature());
    toolChoice(request.toolChoice());
    tools(request.tools());
    number("topP", request.topP());
    integer("version", VERSION);
    out.put('}');
  }

  private void endpoint(String wireFormat, @Nullable URI url) {
    values.name("endpoint");
    out.put('{');
    string("url", url == null ? null : address(url));
    string("wireFormat", wireFormat);
    out.put('}');
  }

  /** Neither query nor fragment: a query may hold a key. */
  private static String address(URI url) {
    String text = url.toString();
    int end = text.indexOf('#');
    end = end < 0 ? text.length() : end;
    int query = text.indexOf('?');
    return text.substring(0, query < 0 ? end : Math.min(query, end));
  }

  private void messages(List<Message> messages) {
    values.name("messages");
    out.put('[');
    for (Message message : messages) {
      open();
      values.name("content");
      out.put('[');
      message.content().forEach(this::part);
      out.put(']');
      string("role", message.role().name().toLowerCase(Locale.ROOT));
      out.put('}');
    }
    out.put(']');
  }

  private void part(Content part) {
    switch (part) {
      case Content.CachePoint _ -> {} // what the provider keeps and bills, not what the model reads
      case Content.Extra extra -> {
        open();
        string("json", extra.json());
        string("place", extra.place().name().toLowerCase(Locale.ROOT));
        close("extra");
      }
      case Content.Text text -> {
        open();
        string("text", text.value());
        close("text");
      }
      case Content.Media media -> {
        open();
        string("base64", media.base64());
        string("mediaType", media.mediaType());
        string("name", media.name());
        string("type", "media");
        string("url", media.url() == null ? null : media.url().toString());
        out.put('}');
      }
      case Content.Reasoning reasoning -> {
        open();
        string("opaque", reasoning.opaque());
        string("text", reasoning.value());
        close("reasoning");
      }
      case Content.ToolCall call -> {
        open();
        string("arguments", call.arguments());
        string("callId", call.callId());
        string("toolName", call.toolName());
        close("tool_call");
      }
      case Content.ToolResult result -> {
        open();
        string("callId", result.callId());
        values.name("error");
        out.plain(Boolean.toString(result.error()));
        string("result", result.result());
        close("tool_result");
      }
    }
  }

  /** Begins the next object of a list. */
  private void open() {
    values.next();
    out.put('{');
  }

  private void close(String type) {
    string("type", type);
    out.put('}');
  }

  private void reasoning(@Nullable Reasoning reasoning) {
    if (reasoning != null) {
      values.name("reasoning");
      out.put('{');
      integer("budgetTokens", reasoning.budgetTokens());
      string("effort", reasoning.effort());
      out.put('}');
    }
  }

  private void toolChoice(@Nullable ToolChoice choice) {
    switch (choice) {
      case null -> {}
      case ToolChoice.Auto _ -> string("toolChoice", "auto");
      case ToolChoice.None _ -> string("toolChoice", "none");
      case ToolChoice.Required _ -> string("toolChoice", "required");
      case ToolChoice.Named(String tool) -> {
        values.name("toolChoice");
        out.put('{');
        string("toolName", tool);
        out.put('}');
      }
    }
  }

  private void tools(List<ToolSpec> tools) {
    if (tools.isEmpty()) {
      return;
    }
    values.name("tools");
    out.put('[');
    for (ToolSpec tool : tools) {
      open();
      string("description", tool.description());
      string("extra", tool.extra());
      string("name", tool.name());
      values.name("parameters");
      json(tool.parameters());
      truth("strict", tool.strict());
      out.put('}');
    }
    out.put(']');
  }

  /** A JSON text by its value, so that neither its white space nor its order of names matters. */
  private void json(String text) {
    byte[] json = text.getBytes(UTF_8);
    try {
      scanner.reset(json, 0, json.length);
      new CanonicalWriter(scanner, json, 0, out).value(slice, 0);
      scanner.finish();
    } catch (JsonSyntaxException notJson) {
      throw new CanonicalJsonException(
          "A schema is no JSON (" + notJson.what() + ")", notJson.offset());
    }
  }

  private void string(String name, @Nullable String value) {
    if (value != null) {
      values.name(name);
      values.text(value);
    }
  }

  private void truth(String name, @Nullable Boolean value) {
    if (value != null) {
      values.name(name);
      out.plain(value.toString());
    }
  }

  private void integer(String name, @Nullable Integer value) {
    if (value != null) {
      values.name(name);
      out.plain(value.toString());
    }
  }

  private void number(String name, @Nullable Double value) {
    if (value != null) {
      values.name(name);
      values.number(value);
    }
  }
}
