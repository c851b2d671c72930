package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that are known by how they begin or by a mark in their middle. */
class KeyRulesTest {

  private static final String HEX = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  private static final String LONG = "q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jy";

  /** One text for each kind that has a rule of its own. */
  private static final Map<String, String> FRAMED =
      Map.ofEntries(
          Map.entry("authorization", "Authorization: " + LONG),
          Map.entry("bearer-token", "with bearer " + LONG),
          Map.entry("secret-value", "api_key=" + LONG),
          Map.entry("password", "password=" + LONG),
          Map.entry("cookie", "Cookie: id=" + LONG),
          Map.entry("url-password", "ftp://jo:" + LONG + "@example.org"),
          Map.entry("url-parameter", "?code=" + LONG),
          Map.entry("webhook-url", "https://hooks." + "slack.com/services/" + LONG),
          Map.entry("login", "curl -u jo:" + LONG),
          Map.entry("private-key", "-----BEGIN " + "PRIVATE KEY-----\n" + LONG + "\n-----END"),
          Map.entry("jwt", "eyJ" + "hbGciOiJub25lIn0." + LONG),
          Map.entry("discord-token", "MTIzNDU2Nzg5MDEyMzQ1Njc4." + "q7Zr2L." + LONG),
          Map.entry("mailchimp-key", HEX + "-us12"));

  static Stream<Literal> literals() {
    return RuleFile.bundled().literals().stream()
        .filter(literal -> literal.check() instanceof TokenRule);
  }

  @ParameterizedTest
  @MethodSource("literals")
  void every_beginning_of_a_key(Literal literal) {
    var rule = (TokenRule) literal.check();
    var prefix = new String(literal.text(), US_ASCII);
    var body =
        new RandomTexts(prefix.length(), List.of()).body(new RandomTexts.Token(prefix, rule));
    var left = rule.nameFirst() ? prefix : "";

    assertThat(Redacted.of("say " + prefix + body + " now"))
        .isEqualTo("say " + left + "[" + rule.kind() + "] now");
    Redacted.assertStays("say " + prefix + " now");
  }

  static Stream<Literal> marks() {
    return RuleFile.bundled().literals().stream()
        .filter(literal -> literal.check() instanceof InfixRule);
  }

  @ParameterizedTest
  @MethodSource("marks")
  void every_mark_of_a_key(Literal literal) {
    var rule = (InfixRule) literal.check();
    var before =
        switch (rule.style()) {
          case DIGITS -> "9182736450918273";
          case RANDOM -> HEX + HEX;
          case WORD -> "servicename";
        };
    var mark = new String(literal.text(), US_ASCII);
    var after = (LONG + LONG + LONG).substring(0, rule.afterMin());
    int length = Math.min(before.length(), rule.beforeMin() + 1);
    int exact = rule.style() == InfixRule.Style.RANDOM ? rule.beforeMin() : length;

    assertThat(Redacted.of("say " + before.substring(0, exact) + mark + after + " now"))
        .isEqualTo("say [" + rule.kind() + "] now");
  }

  @Test
  void every_kind_has_its_row() {
    var kinds = new TreeSet<>(FRAMED.keySet());
    literals().forEach(literal -> kinds.add(((TokenRule) literal.check()).kind()));
    marks().forEach(literal -> kinds.add(((InfixRule) literal.check()).kind()));
    kinds.add("secret");

    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            RuleKind.all().stream()
                .filter(kind -> kind.category() == Category.SECRET)
                .map(RuleKind::kind)
                .toList());
    FRAMED.forEach((kind, text) -> assertThat(Redacted.of(text)).contains("[" + kind + "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '§',
      textBlock =
          """
          {sk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> [openai-key]
          sk\\u002dproj\\u002dq7Zr2Lm9Xc4Vb6Np8Ks3 ~> [openai-key]
          sk\\\\u002dproj\\\\u002dq7Zr2Lm9Xc4Vb6Np8Ks3 ~> [openai-key]
          %22{sk}q7Zr2Lm9Xc4Vb6Np8Ks3%22 ~> %22[openai-key]%22
          a=1%26{sk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> a=1%26[openai-key]
          a=1%26{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> a=1%26[groq-key]
          a=1%2G{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> a=1%2G{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3
          a=1%G{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> a=1%G{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3
          a=%xx{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> a=%xx{gsk}q7Zr2Lm9Xc4Vb6Np8Ks3
          a-{sk}q7Zr2Lm9Xc4Vb6Np8Ks3 ~> a-{sk}q7Zr2Lm9Xc4Vb6Np8Ks3
          {s}aaaaaaaaaaaaaaaaaaa1 ~> {s}aaaaaaaaaaaaaaaaaaa1
          {sk}q7Zr2Lm9Xc4EXAMPLEVb6 ~> {sk}q7Zr2Lm9Xc4EXAMPLEVb6
          {sk}wordsandwordsandwords ~> {sk}wordsandwordsandwords
          {xai}q7Zr_2Lm9Xc4Vb6Np8Ks3Wd5 ~> {xai}q7Zr_2Lm9Xc4Vb6Np8Ks3Wd5
          {ya}q7Zr2Lm9Xc4Vb6Np8Ks3... ~> [google-oauth-token]...
          {ya}q7Zr2Lm9Xc4Vb6Np8Ks3. ~> [google-oauth-token].
          {ya}... ~> {ya}...
          {aws}Q7ZR2LM9XC4VB6NP ~> [aws-access-key]
          {aws}Q7ZR2LM9XC4VB6NP8 ~> {aws}Q7ZR2LM9XC4VB6NP8
          {pul}0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4 ~> [pulumi-token]
          a/{pul}0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4 ~> a/{pul}0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4
          a.{pul}0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4 ~> a.{pul}0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4
          {hf}QwErTzUiOpAsDfGhJkLyXcVbNmQwErTzUi ~> [huggingface-key]
          {hf}abcdefghijklmnopqrstuvwxyzabcdefgh ~> {hf}abcdefghijklmnopqrstuvwxyzabcdefgh
          {hf}Abcdefghijklmnopqrstuvwxyzabcdefgh ~> {hf}Abcdefghijklmnopqrstuvwxyzabcdefgh
          {slack}q7Zr2Lm9Xc4Vb6Np8 ~> {slack}q7Zr2Lm9Xc4Vb6Np8
          {fw}abcdefgh12345678 ~> [fireworks-key]
          {fw}9182736450918273 ~> {fw}9182736450918273
          """)
  void by_their_beginning(String row, String left) {
    assertThat(Redacted.of(key(row))).isEqualTo(key(left));
  }

  private static String key(String row) {
    return row.replace("{sk}", "sk" + "-proj-")
        .replace("{s}", "sk" + "-")
        .replace("{gsk}", "gsk" + "_")
        .replace("{xai}", "xai" + "-")
        .replace("{ya}", "ya29" + ".")
        .replace("{aws}", "AK" + "IA")
        .replace("{pul}", "pul" + "-")
        .replace("{hf}", "hf" + "_")
        .replace("{slack}", "xox" + "b-")
        .replace("{fw}", "fw" + "_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '§',
      textBlock =
          """
          918273645:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab ~> [telegram-token]
          12345678901234567:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab ~> 1[telegram-token]
          918273645:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyabcdefgh ~> 918273645:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyabcdefgh
          918273645:Aq7Zr2Lm9 ~> 918273645:Aq7Zr2Lm9
          1234:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab ~> 1234:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab
          numbers:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab ~> numbers:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab
          a1234567:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab ~> a1234567:Aq7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0Jyab
          111111:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ~> 111111:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          abcdQ~q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0J ~> abcdQ~q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0J
          my_test_abcdefghijklmnopqrst ~> my_test_abcdefghijklmnopqrst
          0f1e2d3c4b5a697.atlasv1.q7Zr2Lm9 ~> 0f1e2d3c4b5a697.atlasv1.q7Zr2Lm9
          0f1e2d3c4b5a69.atlasv1.q7Zr2Lm9 ~> 0f1e2d3c4b5a69.atlasv1.q7Zr2Lm9
          {bot}.q7Zr2L.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh ~> [discord-token]
          {bot}abcde.q7Zr2L.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh ~> {bot}abcde.q7Zr2L.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh
          {bot}.q7Zr2.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh ~> {bot}.q7Zr2.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh
          {bot}.q7Zr2L/q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh ~> {bot}.q7Zr2L/q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh
          {bot}.q7Zr2L.q7Zr2Lm9 ~> {bot}.q7Zr2L.q7Zr2Lm9
          {bot}.q7Zr2L.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0JyAbCdEfGhIjK ~> {bot}.q7Zr2L.q7Zr2Lm9Xc4Vb6Np8Ks3Wd5Tf1Gh0JyAbCdEfGhIjK
          abcdefghijklmnopqrstuvwx.abcdef.abcdefghijklmnopqrstuvwxyzabc ~> abcdefghijklmnopqrstuvwx.abcdef.abcdefghijklmnopqrstuvwxyzabc
          {hex}-us12 ~> [mailchimp-key]
          {hex}-us1 ~> [mailchimp-key]
          {hex}-us ~> {hex}-us
          {hex}-us123 ~> {hex}-us123
          {hex}-abcd ~> {hex}-abcd
          {hex}-US12 ~> {hex}-US12
          {hex}-uS12 ~> {hex}-uS12
          {hex}0-us12 ~> {hex}0-us12
          abcdefghijklmnopqrstuvwxyzabcdef-us12 ~> abcdefghijklmnopqrstuvwxyzabcdef-us12
          """)
  void by_a_mark_in_their_middle(String row, String left) {
    assertThat(Redacted.of(middle(row))).isEqualTo(middle(left));
  }

  private static String middle(String row) {
    return row.replace("{bot}", "MTIzNDU2Nzg5MDEyMzQ1Njc4").replace("{hex}", HEX);
  }

  @Test
  void an_alphabet_that_nobody_knows_is_refused() {
    assertThatThrownBy(() -> Alphabet.of("runes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runes");
  }
}
