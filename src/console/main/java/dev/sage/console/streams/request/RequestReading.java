package dev.sage.console.streams.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.console.streams.request.RequestLook.Parameter;
import dev.sage.console.text.Texts;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.provider.WireFormats;
import dev.sage.workbench.Json;
import dev.sage.workbench.ToolChoices;
import dev.sage.workbench.prompt.PrettyJson;
import dev.sage.workbench.store.AskedRequest;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a call asked and makes it ready to be shown; does I/O. Stateless, thread-safe. */
public final class RequestReading {
  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private static final VendorCatalog VENDORS = new VendorCatalog();

  private RequestReading() {}

  /** What that call asked; empty where there is no such call. */
  static Optional<RequestLook> of(Store store, String id) {
    return store.call(id).map(call -> look(call, asked(store, call)));
  }

  /** The request of a call, as it is stored. */
  public static AskedRequest asked(Store store, StoredCall call) {
    CallMarks marks = store.marks(List.of(call.id())).getOrDefault(call.id(), CallMarks.NONE);
    return AskedRequest.of(call.target(), store.content(call.id()), marks);
  }

  static RequestLook look(StoredCall call, AskedRequest asked) {
    ChatRequest request = asked.request();
    Optional<String> wire = wire(call, asked);
    return new RequestLook(
        call,
        asked,
        RequestWords.of(request),
        parameters(call, request),
        tools(request),
        request.tools().size(),
        wire.orElseGet(() -> pretty(asked.json())),
        wire.isPresent());
  }

  /** As the library writes it; what cannot be sent so, for want of words, has no such body. */
  private static Optional<String> wire(StoredCall call, AskedRequest asked) {
    if (!asked.kept()) {
      return Optional.empty();
    }
    try {
      return FORMATS
          .find(call.api())
          .map(format -> format.encode(asked.request(), call.streaming(), quirks(call)))
          .map(body -> pretty(new String(body, UTF_8)));
    } catch (LlmException notThere) {
      return Optional.empty();
    }
  }

  /**
   * The names that the vendor has for some fields. Markers of a cache stand where they were,
   * whether or not every server of the format takes them.
   */
  private static Quirks quirks(StoredCall call) {
    Quirks vendor =
        VENDORS
            .find(call.provider())
            .filter(each -> each.wireFormat().equals(call.api()))
            .map(ProviderDescriptor::quirks)
            .orElse(Quirks.NONE);
    return Quirks.NONE.toBuilder()
        .maxTokensField(vendor.maxTokensField())
        .reasoningControl(vendor.reasoningControl())
        .cacheControl(true)
        .build();
  }

  private static String pretty(String json) {
    try {
      return json.isBlank() ? "" : PrettyJson.write(Json.MAPPER.readTree(json));
    } catch (JacksonException asItIs) {
      return json;
    }
  }

  private static List<Parameter> parameters(StoredCall call, ChatRequest request) {
    var list = new Parameters();
    list.add("model", call.target());
    list.add("api", call.api());
    list.add("streaming", Texts.text("streams.request.streaming." + call.streaming()));
    list.add("temperature", number(request.temperature()));
    list.add("top-p", number(request.topP()));
    list.add("max-tokens", request.maxTokens());
    list.add("stop", request.stop().isEmpty() ? null : Json.write(request.stop()));
    list.add("seed", request.seed());
    var reasoning = request.reasoning();
    list.add("effort", reasoning == null ? null : reasoning.effort());
    list.add("budget", reasoning == null ? null : reasoning.budgetTokens());
    list.add("tool-choice", ToolChoices.word(request.toolChoice()));
    list.add("schema-name", request.schemaName());
    list.add("schema-strict", request.schemaStrict());
    new TreeMap<>(request.extra())
        .forEach(
            (name, value) ->
                list.named(name, value instanceof String word ? word : Json.write(value)));
    new TreeMap<>(request.headers())
        .forEach((name, value) -> list.named(Texts.text("streams.request.header", name), value));
    return list.all;
  }

  private static final class Parameters {
    /** More of a value is in the JSON. */
    private static final int MOST = 200;

    private final List<Parameter> all = new ArrayList<>();

    void add(String key, @Nullable Object value) {
      if (value != null) {
        named(Texts.text("streams.request.parameter." + key), value.toString());
      }
    }

    void named(String name, String value) {
      all.add(new Parameter(name, value.length() > MOST ? value.substring(0, MOST) + "…" : value));
    }
  }

  private static @Nullable String number(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static JsonNode tools(ChatRequest request) {
    ObjectNode tools = Json.object();
    for (ToolSpec tool : request.tools()) {
      ObjectNode shown = tools.putObject(tool.name());
      shown.put("description", tool.description()).set("parameters", tree(tool.parameters()));
      if (tool.strict() != null) {
        shown.put("strict", tool.strict());
      }
      if (tool.extra() != null) {
        shown.set(Texts.text("streams.request.tool.extra"), tree(tool.extra()));
      }
    }
    String schema = request.responseSchema();
    if (schema != null) {
      tools.set(Texts.text("streams.request.schema"), tree(schema));
    }
    return tools;
  }

  /** What was hashed or dropped is a text. */
  private static JsonNode tree(String json) {
    try {
      return json.isBlank() ? Json.object() : Json.MAPPER.readTree(json);
    } catch (JacksonException takenOut) {
      return Json.MAPPER.valueToTree(json);
    }
  }
}
