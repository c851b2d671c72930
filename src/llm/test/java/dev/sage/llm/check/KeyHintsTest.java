package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.check.KeyHint.Kind;
import dev.sage.llm.check.KeyHint.Severity;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of a key by looking at it, and that nothing of it is shown. */
class KeyHintsTest {

  private static final VendorCatalog CATALOG = new VendorCatalog();
  private static final String BODY = "Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La";
  private static final String OPENAI = "sk-proj-" + BODY + BODY;

  private static List<KeyHint> hints(String raw, @Nullable String vendor) {
    return KeyHints.of(raw, vendor == null ? null : vendor(vendor), CATALOG);
  }

  private static ProviderDescriptor vendor(String name) {
    return CATALOG.find(name).orElseThrow();
  }

  private static KeyHint only(String raw, @Nullable String vendor) {
    assertThat(hints(raw, vendor)).as(raw).hasSize(1);
    return hints(raw, vendor).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "openai,sk-proj-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La",
    "openai,sk-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La",
    "openai-responses,sk-svcacct-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La",
    "anthropic,sk-ant-api03-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La",
    "openrouter,sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "gemini,AIzaZq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0LaZq7",
    "mistral,Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La",
    "deepseek,sk-0123456789abcdef0123456789abcdef",
    "together,anything-goes-where-no-shape-is-known",
    "ollama,dummy",
    "lmstudio,not-needed"
  })
  void a_sound_key_has_no_hint(String vendor, String key) {
    assertThat(hints(key, vendor)).isEmpty();
  }

  @Test
  void what_was_pasted_along_is_named() {
    assertThat(only(OPENAI + "\n", "openai").kind()).isEqualTo(Kind.TRAILING_NEWLINE);
    assertThat(only(OPENAI + "\r\n", "openai").severity()).isEqualTo(Severity.WARNING);
    assertThat(only(OPENAI + "\r", "openai").kind()).isEqualTo(Kind.TRAILING_NEWLINE);
    assertThat(only(" " + OPENAI, "openai").kind()).isEqualTo(Kind.WHITESPACE);
    assertThat(only('"' + OPENAI + '"', "openai").kind()).isEqualTo(Kind.QUOTES);
    assertThat(only("“" + OPENAI + "”", "openai").kind()).isEqualTo(Kind.QUOTES);
    assertThat(only("'" + OPENAI, "openai").kind()).isEqualTo(Kind.QUOTES);
    assertThat(only("Bearer " + OPENAI, "openai").kind()).isEqualTo(Kind.BEARER_PREFIX);
    assertThat(only("OPENAI_API_KEY=" + OPENAI, "openai").kind()).isEqualTo(Kind.VARIABLE_LINE);
    assertThat(only("export OPENAI_API_KEY=" + OPENAI, "openai").kind())
        .isEqualTo(Kind.VARIABLE_LINE);
    assertThat(only("x-api-key: " + OPENAI, "openai").kind()).isEqualTo(Kind.VARIABLE_LINE);
    assertThat(hints("Authorization: Bearer " + OPENAI, "openai"))
        .extracting(KeyHint::kind)
        .containsExactly(Kind.VARIABLE_LINE, Kind.BEARER_PREFIX);
  }

  @Test
  void all_of_it_is_named_outermost_first() {
    assertThat(hints("export OPENAI_API_KEY=\"Bearer " + OPENAI + "\"\n", "openai"))
        .extracting(KeyHint::kind)
        .containsExactly(
            Kind.TRAILING_NEWLINE, Kind.VARIABLE_LINE, Kind.QUOTES, Kind.BEARER_PREFIX);
    assertThat(hints("\"apiKey\": \"" + OPENAI + "\",", "openai"))
        .extracting(KeyHint::kind)
        .containsExactly(Kind.VARIABLE_LINE, Kind.QUOTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-...",
        "sk-…",
        "your-api-key",
        "YOUR_API_KEY",
        "your_openai_key_here",
        "xxx",
        "sk-xxxxxxxxxxxxxxxxxxxx",
        "<key>",
        "<your key>",
        "changeme",
        "REPLACE_ME",
        "${OPENAI_API_KEY}",
        "$OPENAI_API_KEY",
        "%OPENAI_API_KEY%",
        "{{key}}",
        "[insert key]",
        "sk-your-key",
        "api-key",
        "test",
        "undefined",
        "null",
        "sk-proj-********",
        "••••••••"
      })
  void a_placeholder_is_no_key(String text) {
    var hint = only(text, "openai");
    assertThat(hint.kind()).isEqualTo(Kind.PLACEHOLDER);
    assertThat(hint.severity()).isEqualTo(Severity.ERROR);
    assertThat(hint.fix()).contains("https://platform.openai.com/api-keys");
  }

  @Test
  void where_the_vendor_is_not_known_a_placeholder_may_be_what_a_server_takes() {
    assertThat(only("dummy", null).severity()).isEqualTo(Severity.WARNING);
    assertThat(hints(OPENAI, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "openai,sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,openrouter",
    "openai,sk-ant-api03-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,anthropic",
    "openai-responses,sk-ant-api03-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,anthropic",
    "anthropic,sk-proj-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,openai",
    "deepseek,sk-proj-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,openai",
    "mistral,gsk_Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,groq",
    "together,hf_Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,huggingface",
    "groq,xai-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La,xai",
    "openai,AIzaZq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0LaZq7,gemini"
  })
  void another_vendors_key_is_told_by_its_beginning(String slot, String key, String owner) {
    var hint = only(key, slot);

    assertThat(hint.kind()).isEqualTo(Kind.OTHER_VENDOR);
    assertThat(hint.better()).isEqualTo(owner);
    assertThat(hint.fix()).contains('"' + owner + '"');
  }

  @Test
  void a_beginning_that_several_vendors_share_names_them_all() {
    var hint = only("sk-" + BODY, "anthropic");

    assertThat(hint.kind()).isEqualTo(Kind.OTHER_VENDOR);
    assertThat(hint.better()).isNull();
    assertThat(hint.sentence()).contains("OpenAI", "DeepSeek", "Moonshot");
  }

  @Test
  void another_shape_is_a_warning_that_says_in_what() {
    assertThat(shape("sk-proj-Zq7Rk2", "openai")).contains("14 characters", "fewer");
    assertThat(shape("sk-0123456789abcdef0123456789abcdef0", "deepseek")).contains("not built as");
    assertThat(shape("sk-proj-Zq7Rk2Vw9/Xm4+Tb8Yc3Nd6Pf1=", "openai")).contains("punctuation");
    assertThat(shape(BODY, "openai")).contains("does not begin with sk-");
  }

  private static String shape(String key, String vendor) {
    var hint = only(key, vendor);
    assertThat(hint.kind()).isEqualTo(Kind.WRONG_SHAPE);
    assertThat(hint.severity()).isEqualTo(Severity.WARNING);
    return hint.sentence();
  }

  @Test
  void an_address_is_no_key() {
    for (var scheme : List.of("https://", "HTTP://")) {
      var hint = only(scheme + "api.openai.com/v1", null);
      assertThat(hint.kind()).isEqualTo(Kind.WRONG_SHAPE);
      assertThat(hint.severity()).isEqualTo(Severity.ERROR);
    }
  }

  @Test
  void characters_that_no_key_has_are_named_with_their_place() {
    var zeroWidth = only("sk-proj-\u200b" + BODY, "openai");
    assertThat(zeroWidth.kind()).isEqualTo(Kind.UNUSUAL_CHARACTERS);
    assertThat(zeroWidth.sentence())
        .isEqualTo(
            "Character 9 of the key is U+200B (zero width space, invisible), which no key has.");
    assertThat(only(BODY + "\u202e", "openai").sentence()).contains("right-to-left override");
    assertThat(only(BODY + "é", "openai").sentence()).contains("with acute)");
    assertThat(only(BODY + "\ud83d\ude00", "openai").sentence()).contains("U+1F600");
    assertThat(only(BODY + "\uD800", "openai").sentence()).contains("U+D800");
    assertThat(only(BODY + "\u0007", "openai").sentence()).contains("invisible");
    assertThat(only(BODY + "\uffff", "openai").sentence()).contains("U+FFFF,");
    var space = only("sk-proj-Zq7Rk2 Vw9Xm4", "openai");
    assertThat(space.kind()).isEqualTo(Kind.WHITESPACE);
    assertThat(space.severity()).isEqualTo(Severity.ERROR);
    assertThat(space.sentence()).contains("at character 15 of 21");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\"\"", "Bearer ", "'"})
  void nothing_is_no_key(String text) {
    assertThat(hints(text, "openai").getLast().kind()).isEqualTo(Kind.EMPTY);
    assertThat(hints(text, null).getLast().sentence()).isEqualTo("There is no key.");
  }

  @Test
  void wrappings_have_an_end() {
    assertThat(hints("Bearer ".repeat(50) + OPENAI, "openai")).hasSizeBetween(1, 10);
  }

  /** Nothing of a key is shown but the beginning that all of its kind have. */
  @Test
  void no_hint_shows_five_characters_of_the_variable_part() {
    var random = new Random(7);
    var wrappings =
        List.of("%s", "\"%s\"", "Bearer %s", "MY_API_KEY=%s", "%s\n", " %s ", "%s\u200b", "%s %s");
    var prefixes =
        List.of("", "sk-", "sk-proj-", "sk-ant-", "sk-or-v1-", "gsk_", "AIza", "hf_", "xai-");
    for (int round = 0; round < 500; round++) {
      var body = body(random);
      var prefix = prefixes.get(random.nextInt(prefixes.size()));
      var raw = wrappings.get(random.nextInt(wrappings.size())).replace("%s", prefix + body);
      for (var name : List.of("openai", "anthropic", "mistral", "together", "ollama")) {
        var said = hints(raw, name).toString();
        for (int at = 0; at + 5 <= body.length(); at++) {
          assertThat(said).doesNotContain(body.substring(at, at + 5));
        }
      }
    }
  }

  private static String body(Random random) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    var body = new StringBuilder();
    int length = 5 + random.nextInt(90);
    for (int i = 0; i < length; i++) {
      body.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return body.toString();
  }

  /** The vendors' data and the redactor know the same beginnings. */
  @Test
  void what_is_known_as_a_vendors_beginning_is_redacted_as_a_key() {
    var redactor = dev.sage.llm.redaction.Redactor.create();
    for (var name : CATALOG.names()) {
      for (var prefix : KeyOwners.prefixes(vendor(name))) {
        var key = prefix + BODY.replaceAll("[^0-9]", "7") + BODY + BODY;
        assertThat(redactor.redact("it is " + key)).as(name).doesNotContain(BODY);
      }
    }
  }
}
