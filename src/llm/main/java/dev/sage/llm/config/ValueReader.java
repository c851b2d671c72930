package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.provider.BaseUrls;
import dev.sage.llm.provider.Headers;
import dev.sage.llm.provider.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what a text or a JSON value says of a setting. Stateless but for where references lead. */
final class ValueReader {

  private final ReferenceReader references;

  ValueReader(ReferenceReader references) {
    this.references = references;
  }

  /** A value of a variable, a property or an option. */
  Value text(SettingSpec spec, String path, String text, ConfigOrigin origin) {
    if (text.isBlank()) {
      return new Value.Empty();
    }
    return switch (spec.type()) {
      case LIST ->
          new Value.Texts(
              Arrays.stream(text.split(",", -1))
                  .map(String::strip)
                  .filter(item -> !item.isEmpty())
                  .toList());
      case FLAG -> flag(spec, path, text.strip().toLowerCase(Locale.ROOT), origin);
      case SECRET -> new Value.Plain(text);
      default -> checked(spec, path, text.strip(), origin);
    };
  }

  private static Value flag(SettingSpec spec, String path, String text, ConfigOrigin origin) {
    return text.equals("true") || text.equals("false")
        ? new Value.Plain(text)
        : bad(spec, path, text, origin, null);
  }

  /** A value of a JSON file. */
  Value json(SettingSpec spec, String path, JsoncNode node, ConfigOrigin origin) {
    return switch (node) {
      case JsoncNode.Word word when word.value() == null -> new Value.Removed();
      case JsoncNode.Text text when textual(spec) -> string(spec, path, text.value(), origin);
      case JsoncNode.Word word when spec.type() == SettingType.FLAG ->
          new Value.Plain(String.valueOf(word.value()));
      case JsoncNode.Digits digits when spec.type() == SettingType.COUNT ->
          checked(spec, path, digits.digits(), origin);
      case JsoncNode.Items items when spec.type() == SettingType.LIST ->
          list(spec, path, items, origin);
      case JsoncNode.Members members
          when spec.type() == SettingType.SECRET || spec.type() == SettingType.HEADER ->
          references.read(path, members, origin);
      default -> wrongType(spec, path, node.type(), origin);
    };
  }

  private static boolean textual(SettingSpec spec) {
    return switch (spec.type()) {
      case FLAG, COUNT, LIST -> false;
      default -> true;
    };
  }

  private static Value string(SettingSpec spec, String path, String text, ConfigOrigin origin) {
    if (text.isBlank()) {
      return new Value.Empty();
    }
    return spec.type() == SettingType.SECRET
        ? new Value.Plain(text)
        : checked(spec, path, text.strip(), origin);
  }

  private static Value list(
      SettingSpec spec, String path, JsoncNode.Items items, ConfigOrigin origin) {
    List<String> texts = new ArrayList<>();
    for (var item : items.items()) {
      if (!(item instanceof JsoncNode.Text text)) {
        return wrongType(spec, path, "a list with " + item.type() + " in it", origin);
      }
      texts.add(text.value().strip());
    }
    return new Value.Texts(texts);
  }

  private static Value wrongType(SettingSpec spec, String path, String found, ConfigOrigin origin) {
    var problem =
        ConfigProblem.error(
                ConfigCode.WRONG_TYPE,
                path,
                origin,
                path + " is " + found,
                "Write " + spec.expected() + " there.")
            .withFound(found)
            .withExpected(spec.expected());
    return new Value.Bad(problem, found);
  }

  private static Value checked(SettingSpec spec, String path, String text, ConfigOrigin origin) {
    return switch (spec.type()) {
      case URL -> address(path, text, origin);
      case DURATION ->
          Durations.of(text).isPresent()
              ? new Value.Plain(text)
              : bad(spec, path, text, origin, null);
      case COUNT -> count(text) ? new Value.Plain(text) : bad(spec, path, text, origin, null);
      case CHOICE ->
          spec.choices().contains(text)
              ? new Value.Plain(text)
              : bad(spec, path, text, origin, NearestName.of(text, spec.choices()));
      case HEADER ->
          Headers.valid(SettingPath.parts(path).getLast(), text)
              ? new Value.Plain(text)
              : header(path, origin);
      default -> new Value.Plain(text);
    };
  }

  private static boolean count(String text) {
    return text.matches("[1-9][0-9]{0,8}");
  }

  private static Value header(String path, ConfigOrigin origin) {
    var problem =
        ConfigProblem.error(
                ConfigCode.HEADER,
                path,
                origin,
                "The header at " + path + " has characters that no header may have",
                "Remove them: a name is letters, digits and hyphens, a value is ASCII of one line.")
            .withExpected("a header that HTTP can carry");
    return new Value.Bad(problem, "hidden");
  }

  private static Value address(String path, String text, ConfigOrigin origin) {
    var fault = BaseUrls.problem(text);
    if (fault == null) {
      return new Value.Plain(text);
    }
    boolean proxy = path.startsWith("proxy.");
    var example =
        proxy ? "http://proxy.example:3128" : "https://host/v1 or http://localhost:8000/v1";
    var problem =
        ConfigProblem.error(
                proxy ? ConfigCode.PROXY : ConfigCode.BASE_URL,
                path,
                origin,
                "The address at " + path + " " + fault,
                "Give one like " + example + ".")
            .withFound(Shown.address(text))
            .withExpected(example);
    return new Value.Bad(problem, Shown.address(text));
  }

  private static Value bad(
      SettingSpec spec, String path, String text, ConfigOrigin origin, @Nullable String nearest) {
    var code =
        switch (spec.name()) {
          case "wireFormat" -> ConfigCode.WIRE_FORMAT_UNKNOWN;
          default -> ConfigCode.BAD_VALUE;
        };
    var problem =
        ConfigProblem.error(
                code,
                path,
                origin,
                path + " can't be what it is set to",
                nearest == null
                    ? "Write " + spec.expected() + " there."
                    : "Write \"" + nearest + "\" there.")
            .withFound("\"" + Shown.text(text) + "\"")
            .withExpected(spec.expected())
            .withSuggestion(nearest);
    return new Value.Bad(problem, Shown.text(text));
  }
}
