package dev.sage.llm.cost;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A price file that a person wrote: what is wrong is said with its place and what belongs there.
 */
class PriceFileTest {

  @TempDir private Path folder;

  private static String mistake(String json) {
    return mistake(json.getBytes(UTF_8));
  }

  private static String mistake(byte[] file) {
    try {
      PriceFile.read("prices.json", file);
      return "none";
    } catch (PriceFileException wrong) {
      return String.valueOf(wrong.getMessage());
    }
  }

  private static String model(String fields) {
    return "{\"providers\": {\"mine\": {\"models\": {\"a b\": {%s}}}}}".formatted(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                           | prices.json: providers has to be an object, not missing.
          []                                           | prices.json: the file has to be an object, not an array.
          null                                         | prices.json: the file has to be an object, not null.
          {"provider": {}}                             | prices.json: the file has an unknown field "provider"; did you mean "providers"?
          {"zzzzzzzzzzzzz": 1}                         | prices.json: the file has an unknown field "zzzzzzzzzzzzz"; known are $schema, currency, date, note, per, providers.
          {"currency": "EUR", "providers": {}}         | prices.json: currency has to be "USD", the only currency, not "EUR".
          {"per": 1000, "providers": {}}               | prices.json: per has to be 1000000: prices are for a million tokens, not 1000.
          {"per": 1.5, "providers": {}}                | prices.json: per has to be a whole number above 0, not 1.5.
          {"date": "today", "providers": {}}           | prices.json: date has to be a date such as 2026-11-25, not "today".
          {"date": 20261125, "providers": {}}          | prices.json: date has to be a text, not 20261125.
          {"providers": []}                            | prices.json: providers has to be an object, not an array.
          {"providers": {"x": 1}}                      | prices.json: providers.x has to be an object, not 1.
          {"providers": {"x": {"model": {}}}}          | prices.json: providers.x has an unknown field "model"; did you mean "models"?
          {"providers": {"x": {"models": true}}}       | prices.json: providers.x.models has to be an object, not true.
          {"providers": {"x": {"snapshots": "-YYYY"}}} | prices.json: providers.x.snapshots has to be an array, not "-YYYY".
          {"providers": {"x": {"snapshots": [".*"]}}}  | prices.json: providers.x.snapshots[0] has to be a form of date such as "-YYYY-MM-DD", not ".*".
          {"providers": {"x": {"reportedCost": {}}}}   | prices.json: providers.x.reportedCost.field has to be a text, not missing.
          {"providers": {"x": {"source": "here"}}}     | none
          """)
  void of_the_file_and_its_providers(String json, String message) {
    assertThat(mistake(json)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "output": 1                              | .input has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not missing.
          "input": 1                               | .output has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not missing.
          "input": -1, "output": 1                 | .input has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not -1.
          "input": "2", "output": 1                | .input has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not "2".
          "input": 1e7, "output": 1                | .input has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not 1E+7.
          "input": 1e-20, "output": 1              | .input has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not 1E-20.
          "input": 1e-999999999, "output": 1       | .input has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not 1E-999999999.
          "input": 1, "output": 1, "cacheRead": null | .cacheRead has to be a number of dollars from 0 to 1,000,000 with at most 15 decimals, not null.
          "input": 1, "output": 1, "cached": 1     | ` has an unknown field "cached"; known are aliases, cacheRead, cacheWrite, cacheWriteHour, input, note, output, read, source, tiers, varies.`
          "input": 1, "output": 1, "cacheread": 1  | ` has an unknown field "cacheread"; did you mean "cacheRead"?`
          "input": 1, "output": 1, "varies": "no"  | .varies has to be true or false, not "no".
          "input": 1, "output": 1, "source": "x y" | .source has to be an address such as https://example.com/pricing, not "x y".
          "input": 1, "output": 1, "source": "here" | .source has to be an address such as https://example.com/pricing, not "here".
          "input": 1, "output": 1, "aliases": [1]  | .aliases[0] has to be a text, not 1.
          "input": 1, "output": 1, "aliases": [""] | .aliases[0] has to be a text, not "".
          "input": 1, "output": 1, "aliases": ["a b"] | .aliases[0] names "a b", which is there already.
          "input": 1, "output": 1, "aliases": ["c", "c"] | .aliases[1] names "c", which is there already.
          "input": 1, "output": 1, "tiers": {}     | .tiers has to be an array, not an object.
          "input": 1, "output": 1, "tiers": [{"above": 0, "input": 1, "output": 1}] | .tiers[0].above has to be a whole number above 0, not 0.
          "input": 1, "output": 1, "tiers": [{"above": 9223372036854775808, "input": 1, "output": 1}] | .tiers[0].above has to be a whole number above 0, not 9223372036854775808.
          "input": 1, "output": 1, "tiers": [{"above": 5, "input": 1, "output": 1}, {"above": 5, "input": 1, "output": 1}] | .tiers[1].above has to be more than that of the tier before it, not 5.
          "input": 1, "output": 1, "tiers": [{"from": 5}] | `.tiers[0] has an unknown field "from"; known are above, cacheRead, cacheWrite, cacheWriteHour, input, output.`
          """)
  void of_a_model(String fields, String message) {
    assertThat(mistake(model(fields)))
        .isEqualTo("prices.json: providers.mine.models.\"a b\"" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                         | line 1, column 1
          {"providers": {                            | line 1, column 16
          {"providers": {}} {}                       | line 1, column 19
          {"providers": {}, "providers": {}}         | line 1, column 30
          {"providers": {"x": NaN}}                  | line 1, column 24
          {'providers': {}}                          | line 1, column 2
          """)
  void of_the_json_itself(String json, String place) {
    assertThat(mistake(json)).startsWith("prices.json is no valid JSON at " + place);
  }

  @Test
  void of_the_json_itself_is_said_without_advice_for_programmers() {
    assertThat(mistake("{\"providers\": {\"x\": NaN}}"))
        .isEqualTo("prices.json is no valid JSON at line 1, column 24: Non-standard token 'NaN'.");
  }

  @Test
  void in_a_later_line_is_found_there() {
    assertThat(mistake("{\n  \"providers\": {\n    \"x\": oops\n}}"))
        .startsWith("prices.json is no valid JSON at line 3, column ");
  }

  @Test
  void as_deep_as_nobody_writes() {
    assertThat(mistake("[".repeat(100_000))).contains("is no valid JSON");
  }

  @Test
  void with_a_number_that_no_computer_has() {
    assertThat(mistake(model("\"input\": 1e99999999999, \"output\": 1")))
        .contains("is no valid JSON");
  }

  @Test
  void shows_no_more_of_a_value_than_fits_and_no_control_characters() {
    assertThat(mistake("{\"currency\": \"\\u202e" + "x".repeat(5000) + "\", \"providers\": {}}"))
        .isEqualTo(
            "prices.json: currency has to be \"USD\", the only currency, not \"?%s…\"."
                .formatted("x".repeat(39)));
  }

  @Test
  void in_another_encoding_is_read_or_refused_but_never_guessed() {
    byte[] latin1 = {'{', '"', (byte) 0xE9, '"', ':', '1', '}'};
    assertThat(mistake(latin1)).contains("is no valid JSON");
    assertThat(mistake("{\"providers\": {}}".getBytes(UTF_16))).isEqualTo("none");
    assertThat(mistake("\uFEFF{\"providers\": {}}")).isEqualTo("none");
  }

  @Test
  void a_file_that_is_missing_or_a_folder() {
    var missing = folder.resolve("prices.json");
    assertThatThrownBy(() -> Prices.read(missing))
        .isInstanceOf(PriceFileException.class)
        .hasMessage("There is no price file " + missing + ". Check the path.");
    assertThatThrownBy(() -> Prices.read(folder))
        .isInstanceOf(PriceFileException.class)
        .hasMessageContaining(folder + " can't be read");
  }

  @Test
  void a_file_that_is_too_large() throws IOException {
    var huge = Files.writeString(folder.resolve("huge.json"), " ".repeat((4 << 20) + 1));
    assertThatThrownBy(() -> Prices.read(huge))
        .hasMessage(huge + " is larger than 4 MiB, which no price file is.");
  }

  @Test
  void a_file_that_is_right() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("prices.json"),
            """
            {"date": "2026-11-25", "currency": "USD", "per": 1000000, "note": "mine",
             "providers": {"mine": {
               "source": "https://example.com/a", "read": "2026-11-01", "note": "n",
               "reportedCost": {"field": "cost", "perDollar": 100},
               "models": {"m": {"input": 1.50, "cacheRead": 0, "cacheWrite": 2, "cacheWriteHour": 3,
                                "output": 10, "varies": false, "aliases": ["n"], "note": "",
                                "source": "https://example.com/b", "read": "2026-11-02",
                                "tiers": [{"above": 10, "input": 3, "output": 20}]},
                          "o": {"input": 1, "output": 2}}}}}
            """);

    var prices = Prices.read(file);

    var price = prices.price("mine", "n").orElseThrow();
    assertThat(price.model()).isEqualTo("m");
    assertThat(price.source()).hasToString("https://example.com/b");
    assertThat(price.read()).hasToString("2026-11-02");
    assertThat(price.rates(10).input()).isEqualTo("1.5");
    assertThat(price.rates(11).input()).isEqualTo("3");
    assertThat(price.rates().output().toPlainString()).isEqualTo("10");
    assertThat(prices.price("mine", "o").orElseThrow().source())
        .hasToString("https://example.com/a");
    assertThat(prices.price("mine", "o").orElseThrow().read()).hasToString("2026-11-01");
    assertThat(prices.date()).hasToString("Optional[2026-11-25]");
  }
}
