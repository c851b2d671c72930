package dev.sage.llm.provider.option;

import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One option that a server may refuse without the call being lost. Immutable, thread-safe.
 *
 * @param names what servers call it
 * @param value whether a refused value is a refusal of the option (a reasoning model that takes
 *     only its default temperature); else the user has to choose another value
 * @param mention finds its name in a message, with what tells it from an ordinary word
 */
record RefusableOption(OptionChange change, Set<String> names, boolean value, Pattern mention) {

  static final int NOT_REFUSED = Integer.MAX_VALUE;

  private static final int MAX_TEXT = 4_000;

  /**
   * A message that only complains of a value (out of range, of the wrong type) has none of these.
   */
  private static final Pattern REFUSED =
      Pattern.compile(
          "unsupported|unrecogni[sz]ed|unknown|unexpected|deprecated|forbidden|no longer"
              + "|not (supported|support|permitted|allowed|recogni[sz]ed|available|implemented|enabled)"
              + "|n't support|cannot find field|(can't|cannot|can not) be used"
              + "|additional propert",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VALUE =
      Pattern.compile(
          "unsupported value|not support ('[^']*'|[\\d.]+) with|only the default"
              + "|level [a-z]{2,10} is not supported",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CODE =
      Pattern.compile("(unsupported|unknown|unrecognized|unexpected)_(parameter|value|field)\\w*");

  static RefusableOption of(JsonNode json) {
    String option = json.path("option").asString("");
    var names = new LinkedHashSet<String>();
    names.add(option);
    json.path("names").forEach(name -> names.add(name.asString("")));
    for (String name : List.copyOf(names)) {
      names.add(camelCase(name));
    }
    return new RefusableOption(
        change(option, json),
        Set.copyOf(names),
        json.path("value").asBoolean(false),
        mention(names, json.path("path").asString("")));
  }

  private static OptionChange change(String option, JsonNode json) {
    String path = Objects.requireNonNullElse(Json.text(json, "path"), option);
    String instead = Json.text(json, "instead");
    if (json.has("as")) {
      return new OptionChange.Reshaped(option, path, Json.string(json.path("as")));
    }
    if (instead == null) {
      return new OptionChange.LeftOut(option, List.of(path.split("\\.", -1)));
    }
    return json.path("role").asBoolean(false)
        ? new OptionChange.OtherRole(option, instead)
        : new OptionChange.Renamed(option, instead);
  }

  /**
   * Where the server's words name this option as refused: before any word where it names it in a
   * field of its own, {@link #NOT_REFUSED} where it does not.
   */
  int refusedAt(ErrorBody said) {
    String message = said.message() == null ? "" : said.message();
    String text = message.substring(0, Math.min(message.length(), MAX_TEXT));
    boolean refused = REFUSED.matcher(text).find() || coded(said.code()) || coded(said.type());
    boolean onlyValue = VALUE.matcher(text).find() || "unsupported_value".equals(said.code());
    if (!refused || (onlyValue && !value)) {
      return NOT_REFUSED;
    }
    if (said.param() != null && names.contains(said.param())) {
      return -1;
    }
    var found = mention.matcher(text);
    return found.find() ? found.start() : NOT_REFUSED;
  }

  private static boolean coded(@Nullable String label) {
    return label != null && CODE.matcher(label).matches();
  }

  /**
   * A name like {@code top_p} stands for itself; one that is also a word has to be quoted, or be
   * called a parameter, or stand before a colon. What stands in a list is named with its place, as
   * in {@code messages.0.content.0.text.cache_control:}, and some name a thing by a sentence.
   */
  private static Pattern mention(Set<String> names, String path) {
    List<String> ways = new ArrayList<>();
    String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    ways.add("[\"'`‘“](?:body\\.)?(?:" + any + ")[\"'`’”]");
    ways.add("(?:parameter|argument|field|property|option|input)s?:? (?:" + any + ")\\b");
    ways.add("n[o']t support (?:the )?(?:" + any + ")\\b");
    ways.add("(?<![\\w.])(?:body\\.)?(?:" + any + "): ");
    int list = path.indexOf(".*.");
    if (list > 0) {
      String top = Pattern.quote(path.substring(0, list));
      ways.add("(?<![\\w.])(?:body\\.)?" + top + "(?:\\.\\w{1,40}){1,8}\\.(?:" + any + "): ");
    }
    String special =
        names.stream()
            .filter(
                name -> !name.equals(name.toLowerCase(Locale.ROOT)) || name.matches(".*[_. ].*"))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    if (!special.isEmpty()) {
      ways.add("(?<![\\w.])(?:body\\.)?(?:" + special + ")(?!\\w|\\.\\w)");
    }
    return Pattern.compile(String.join("|", ways));
  }

  private static String camelCase(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
