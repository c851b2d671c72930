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

  /** The vendor itself. */
  static ProviderDescriptor read(Map<?, ?> json) {
    return read(json, null);
  }

  /**
   * One of the vendor's variants: what it says takes the place of what the vendor says, and of
   * quirks each for itself.
   */
  static ProviderDescriptor variant(Map<?, ?> json, String name) {
    for (var variant : list(json, "variants")) {
      if (name.equals(variant.get("name"))) {
        var merged = new LinkedHashMap<Object, @Nullable Object>(json);
        merged.putAll(variant);
        var quirks = new LinkedHashMap<Object, @Nullable Object>(map(json, "quirks"));
        quirks.putAll(map(variant, "quirks"));
        merged.put("quirks", quirks);
        return read(merged, text(json, "name"));
      }
    }
    throw new IllegalStateException("the index names a variant \"" + name + "\" that is not there");
  }

  private static ProviderDescriptor read(Map<?, ?> json, @Nullable String variantOf) {
    return new ProviderDescriptor(
        text(json, "name"),
        variantOf,
        text(json, "title"),
        text(json, "wireFormat"),
        text(json, "baseUrl"),
        flag(json, "addressRequired", false),
        AuthStyle.of(text(json, "auth")),
        flag(json, "keyRequired", true),
        list(json, "keyVariables").stream()
            .map(item -> new KeyVariable(text(item, "name"), AuthStyle.of(text(item, "auth"))))
            .toList(),
        list(json, "addressVariables").stream().map(DescriptorReader::address).toList(),
        strings(json, "headers"),
        strings(json, "headerVariables"),
        List.copyOf(names(json, "headerLines")),
        (String) json.get("keyShape"),
        List.copyOf(names(json, "keyPrefixes")),
        (String) json.get("keyCheck"),
        flag(json, "modelList", true),
        flag(json, "tools", true),
        (String) json.get("exampleModel"),
        quirks(map(json, "quirks")),
        flag(json, "local", false),
        strings(json, "links"));
  }

  private static AddressVariable address(Map<?, ?> json) {
    return new AddressVariable(
        text(json, "name"),
        AddressVariable.Form.valueOf(constant(text(json, "form"))),
        text(json, "path", ""));
  }

  private static Quirks quirks(Map<?, ?> json) {
    var none = Quirks.NONE;
    return none.toBuilder()
        .omit(names(json, "omit"))
        .maxTokensField(text(json, "maxTokensField", none.maxTokensField()))
        .seedField(text(json, "seedField", none.seedField()))
        .systemRole(text(json, "systemRole", none.systemRole()))
        .requiredToolChoice(text(json, "requiredToolChoice", none.requiredToolChoice()))
        .responseFormat(
            Quirks.ResponseFormat.valueOf(
                constant(text(json, "responseFormat", none.responseFormat().json()))))
        .reasoningControl(
            Quirks.ReasoningControl.valueOf(
                constant(text(json, "reasoningControl", none.reasoningControl().json()))))
        .reasoningField((String) json.get("reasoningField"))
        .outputExcludesReasoning(
            flag(json, "outputExcludesReasoning", none.outputExcludesReasoning()))
        .cacheControl(flag(json, "cacheControl", none.cacheControl()))
        .terminator(flag(json, "terminator", none.terminator()))
        .build();
  }

  private static String constant(String json) {
    return json.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String text(Map<?, ?> json, String field) {
    return (String) Objects.requireNonNull(json.get(field), () -> "\"" + field + "\" is missing");
  }

  private static String text(Map<?, ?> json, String field, String otherwise) {
    return json.get(field) instanceof String value ? value : otherwise;
  }

  private static boolean flag(Map<?, ?> json, String field, boolean otherwise) {
    return json.get(field) instanceof Boolean value ? value : otherwise;
  }

  private static Map<?, ?> map(Map<?, ?> json, String field) {
    return json.get(field) instanceof Map<?, ?> value ? value : Map.of();
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
    map(json, field).forEach((name, value) -> strings.put((String) name, (String) value));
    return strings;
  }
}
