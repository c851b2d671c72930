package dev.sage.llm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.policy.RetryPolicy.Decision;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The page of errors says what the kinds, the tables and the retry policy say. */
class ErrorPageTest {

  private static final int MAX_WORDS = 90;
  private static final String QUOTE = "The provider said: \"";

  private static JsonNode resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ErrorPageTest.class.getResourceAsStream(name), name)) {
      return Oracle.MAPPER.readTree(in);
    }
  }

  @Test
  void agrees_with_the_code() throws IOException {
    GeneratedPage.check("errors.md", content());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_kind_says_in_two_sentences_what_happened_and_what_to_do(Kind kind) {
    assertThat(kind.description()).endsWith(".").hasSizeLessThan(100);
    assertThat(kind.fix()).endsWith(".").hasSizeLessThan(100);
    assertThat(kind.recovery().action()).endsWith(".");
    assertThat(kind.code())
        .isIn(
            "EVALIDATION",
            "EPERMISSION",
            "ETIMEOUT",
            "EIO",
            "EQUOTA",
            "ERUNTIME",
            "ESECRET_NOT_FOUND");
  }

  private static String content() throws IOException {
    Map<Kind, List<JsonNode>> cases = new EnumMap<>(Kind.class);
    for (JsonNode item : resource("provider/error/errors.json")) {
      Kind kind = Kind.valueOf(item.path("kind").asString().toUpperCase(java.util.Locale.ROOT));
      cases.computeIfAbsent(kind, _ -> new ArrayList<>()).add(item);
    }
    JsonNode local = resource("local-errors.json");
    var page = new StringBuilder(overview());
    for (Kind kind : Kind.values()) {
      page.append(section(kind, cases.getOrDefault(kind, List.of()), local.path(kind.json())));
    }
    return page.toString();
  }

  private static String overview() {
    var table = new StringBuilder("## All kinds\n\n");
    table.append("| kind | tried again | another model can help | recovery | typed code |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    for (Kind kind : Kind.values()) {
      table.append(
          "| [`%1$s`](#%1$s) | %2$s | %3$s | `%4$s` | `%5$s` |\n"
              .formatted(
                  kind.json(),
                  again(kind),
                  kind.switchable() ? "yes" : "no",
                  kind.recovery().json(),
                  kind.code()));
    }
    return table.toString();
  }

  private static String again(Kind kind) {
    if (!retried(kind, 1)) {
      return "no";
    }
    return retried(kind, 2) ? "yes" : "once";
  }

  private static boolean retried(Kind kind, int attempt) {
    LlmError error = LlmError.of(kind, "p", "m", "It failed.");
    return RetryPolicy.DEFAULT.decide(error, attempt, null, new Random(1))
        instanceof Decision.Again;
  }

  private static String section(Kind kind, List<JsonNode> cases, JsonNode local) {
    var text = new StringBuilder("\n## %s\n\n".formatted(kind.json()));
    text.append("%s %s\n\n".formatted(kind.description(), kind.fix()));
    text.append("In a program: %s\n\n".formatted(kind.recovery().action()));
    if (local.has("signal")) {
      text.append("%s\n\n".formatted(local.path("signal").asString()));
    }
    Set<String> rows =
        cases.stream()
            .filter(item -> !item.path("provider").asString("").equals("any"))
            .map(ErrorPageTest::row)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!rows.isEmpty()) {
      text.append("| provider | format | status | type, code | words |\n");
      text.append("| --- | --- | --- | --- | --- |\n");
      rows.forEach(text::append);
      text.append('\n');
    }
    String example =
        local.has("example")
            ? local.path("example").asString()
            : classified(cases.getFirst()).message();
    return text.append("> %s\n".formatted(example)).toString();
  }

  private static String row(JsonNode item) {
    LlmError error = classified(item);
    int status = item.path("status").asInt();
    String names =
        List.of(
                Objects.requireNonNullElse(error.providerType(), ""),
                Objects.requireNonNullElse(error.providerCode(), ""))
            .stream()
            .filter(name -> !name.isEmpty() && name.length() < 60)
            .distinct()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "| %s | `%s` | %s | %s | %s |\n"
        .formatted(
            item.path("provider").asString(item.path("api").asString()),
            item.path("api").asString(),
            status == 200 ? "in the answer" : status,
            names,
            words(error.message()));
  }

  private static String words(String message) {
    int at = message.indexOf(QUOTE);
    if (at < 0) {
      return message.contains("web page") ? "(a web page)" : "";
    }
    String said = message.substring(at + QUOTE.length(), message.length() - 1);
    String cut = said.length() <= MAX_WORDS ? said : said.substring(0, MAX_WORDS) + "…";
    return cut.replace("|", "\\|").replace("<", "&lt;").replace("`", "'");
  }

  private static LlmError classified(JsonNode item) {
    Map<String, String> headers = new HashMap<>();
    item.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return new WireFormats(Map.of())
        .find(item.path("api").asString())
        .orElseThrow()
        .classify(
            item.path("status").asInt(), headers, item.path("body").asString().getBytes(UTF_8));
  }
}
