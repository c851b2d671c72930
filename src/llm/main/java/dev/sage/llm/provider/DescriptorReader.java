package dev.sage.llm.provider;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a vendor file, as {@code vendor.schema.json} beside them describes it. */
final class DescriptorReader {

  private DescriptorReader() {}

  static ProviderDescriptor read(Map<?, ?> json) {
    return new ProviderDescriptor(
        text(json, "name"),
        text(json, "title"),
        text(json, "wireFormat"),
        text(json, "baseUrl"),
        auth(text(json, "auth")),
        flag(json, "keyRequired", true),
        list(json, "keyVariables").stream()
            .map(item -> new KeyVariable(text(item, "name"), auth(text(item, "auth"))))
            .toList(),
        list(json, "addressVariables").stream()
            .map(item -> new AddressVariable(text(item, "name"), form(text(item, "form"))))
            .toList(),
        strings(json, "headers"),
        strings(json, "headerVariables"),
        (String) json.get("keyShape"),
        quirks((Map<?, ?>) json.get("quirks")),
        flag(json, "local", false),
        strings(json, "links"));
  }

  private static Quirks quirks(@Nullable Map<?, ?> json) {
    if (json == null) {
      return Quirks.NONE;
    }
    return new Quirks(
        names(json, "omit"),
        json.containsKey("maxTokensField")
            ? text(json, "maxTokensField")
            : Quirks.NONE.maxTokensField(),
        json.containsKey("systemRole") ? text(json, "systemRole") : Quirks.NONE.systemRole(),
        flag(json, "outputExcludesReasoning", Quirks.NONE.outputExcludesReasoning()),
        flag(json, "cacheControl", Quirks.NONE.cacheControl()),
        flag(json, "terminator", Quirks.NONE.terminator()));
  }

  private static AuthStyle auth(String json) {
    return AuthStyle.valueOf(constant(json));
  }

  private static AddressVariable.Form form(String json) {
    return AddressVariable.Form.valueOf(constant(json));
  }

  private static String constant(String json) {
    return json.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String text(Map<?, ?> json, String field) {
    return (String) Objects.requireNonNull(json.get(field), () -> "\"" + field + "\" is missing");
  }

  private static boolean flag(Map<?, ?> json, String field, boolean otherwise) {
    return json.get(field) instanceof Boolean value ? value : otherwise;
  }

  private static List<Map<?, ?>> list(Map<?, ?> json, String field) {
    if (!(json.get(field) instanceof List<?> items)) {
      return List.of();
    }
    return items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) Objects.requireNonNull(item)).toList();
  }

  private static Set<String> names(Map<?, ?> json, String field) {
    var names = new LinkedHashSet<String>();
    if (json.get(field) instanceof List<?> items) {
      items.forEach(item -> names.add((String) item));
    }
    return names;
  }

  private static Map<String, String> strings(Map<?, ?> json, String field) {
    var strings = new LinkedHashMap<String, String>();
    if (json.get(field) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> strings.put((String) name, (String) value));
    }
    return strings;
  }
}
