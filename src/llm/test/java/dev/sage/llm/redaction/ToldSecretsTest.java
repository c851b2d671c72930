package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.secret.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets that the program was told of, and what the user says about others. */
class ToldSecretsTest {

  private static final String KEY = "zq81Kfd0-LLmPq7z_Xw5RtB2Yc9Vn4Hj";
  private static final String TOKEN = "token=q7Zr2Lm9Xc4Vb6";

  private final Redactor redactor = Redactor.create(new byte[32]);

  private String left(String text) {
    return Redacted.of(redactor, text, RedactionPolicy.SECRETS);
  }

  @Test
  void are_found_whole_cut_and_by_their_second_half() {
    redactor.register(Secret.of(KEY));

    assertThat(left("a " + KEY + " b")).isEqualTo("a [secret] b");
    assertThat(left("a " + KEY.substring(0, 20) + " b")).isEqualTo("a [secret] b");
    assertThat(left("a " + KEY.substring(16) + " b")).isEqualTo("a [secret] b");
    assertThat(left("a " + KEY.substring(0, 14) + " b")).contains(KEY.substring(0, 14));
  }

  @Test
  void have_the_name_that_they_were_given_or_that_their_beginning_tells() {
    redactor.register(Secret.of("correct-horse-1"), "DB");
    redactor.register(Secret.of("sk" + "-ant-" + "correct-horse-2"));
    redactor.register(Secret.of("AC" + "correct-horse-3"));

    assertThat(left("<correct-horse-1>")).isEqualTo("<[SECRET:DB]>");
    assertThat(left("<sk" + "-ant-correct-horse-2>")).isEqualTo("<[anthropic-key]>");
    assertThat(left("<ACcorrect-horse-3>")).isEqualTo("<[secret]>");
  }

  @Test
  void may_end_with_a_backslash_or_be_nothing_else() {
    redactor.register(Secret.of("correct-horse\\"));

    assertThat(left("\"correct-horse\\\\\"")).isEqualTo("\"[secret]\\\\\"");
    assertThat(SecretForms.of("\\".repeat(8), null)).isNotEmpty();
  }

  @Test
  void alone_are_taken_out_where_nothing_else_is_to_be() {
    var only = Redactor.registeredOnly();
    only.register(Secret.of("fish"), "PASS");
    only.register(Secret.of("cod"), "SHORT");

    assertThat(Redacted.of(only, "fish cod " + TOKEN, RedactionPolicy.SECRETS))
        .isEqualTo("[SECRET:PASS] cod " + TOKEN);
  }

  @Test
  void may_have_more_marks_than_the_search_tells_apart() {
    for (char c = '¡'; c < '¡' + 36; c = (char) (c + 6)) {
      var secret = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        secret.append((char) (c + i));
      }
      redactor.register(Secret.of(secret + "12"));
    }

    assertThat(left("curl -u jo:q7Zr2Lm9 <¡¢£¤¥¦12>")).isEqualTo("curl -u [login] <[secret]>");
    for (var other : List.of("curl~-u jo:q7Zr2Lm9", "curl\u0001-u jo:q7Zr2Lm9", "a;~~b?|c")) {
      assertThat(left(other)).isEqualTo(other);
    }
  }

  @Test
  void of_any_number_are_too_many() {
    var literal = Literal.marker("abcdefgh", Literal.NAMED, new ParameterRule());

    assertThatThrownBy(() -> new Literals(Collections.nCopies(5000, literal)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_the_user_wants_to_see_stays() {
    var value = "q7Zr2Lm9Xc4Vb6";
    redactor.customRules(new CustomRules(List.of(), Set.of(redactor.fingerprint(value))));

    assertThat(left(TOKEN)).isEqualTo(TOKEN);
    assertThat(redactor.redact(TOKEN.getBytes(UTF_8))).isEqualTo(TOKEN.getBytes(UTF_8));
    assertThat(left(TOKEN + " token=x7Zr2Lm9Xc4Vb6")).isEqualTo(TOKEN + " token=[secret-value]");
    assertThat(redactor.customRules().never()).hasSize(1);
  }

  @Test
  void rules_of_the_users_own_leave_placeholders_alone() {
    redactor.customRules(
        new CustomRules(
            List.of(
                new CustomRule("digits", "[0-9]{3,}", false), new CustomRule("edge", "\\b", false)),
            Set.of()));

    assertThat(left("1234 a\r\n\n[openai-key:1234] 567"))
        .isEqualTo("[digits] a\r\n\n[openai-key] [digits]");
    assertThat(left("token=q7Zr2Lm9Xc4Vb6 1234")).isEqualTo("token=[secret-value] [digits]");
    assertThat(left("a\n" + "1234    ".repeat(2000))).doesNotContain("1234");
  }

  @Test
  void kinds_that_a_policy_keeps_stay_but_what_was_told_does_not() {
    redactor.register(Secret.of(KEY));
    var policy = RedactionPolicy.SECRETS.withKept("secret-value", true).withKept("secret", true);

    assertThat(Redacted.of(redactor, TOKEN + " " + KEY, policy)).isEqualTo(TOKEN + " [secret]");
    assertThat(Redacted.of(redactor, TOKEN, policy.withKept("secret-value", false)))
        .isEqualTo("token=[secret-value]");
  }

  @ParameterizedTest
  @EnumSource(Sink.class)
  void every_place_has_a_policy(Sink sink) {
    var policy = RedactionPolicy.of(sink);
    var changed =
        policy.withPii("email", true).withContent(ContentClass.PROMPT, ContentAction.DROP);

    assertThat(changed.pii()).contains("email");
    assertThat(changed.withPii("email", false).pii()).doesNotContain("email");
    assertThat(changed.action(ContentClass.PROMPT)).isEqualTo(ContentAction.DROP);
    assertThat(policy.kept()).isEmpty();
  }

  @Test
  void a_long_stream_does_not_keep_what_has_left() {
    redactor.register(Secret.of(KEY));
    var text = ("some words and " + KEY + ", ").repeat(300);

    assertThat(left(text)).isEqualTo("some words and [secret], ".repeat(300));
    assertThat(redactor.stream(RedactionPolicy.SECRETS).append("")).isEmpty();
  }

  @Test
  void nor_does_one_with_data_of_persons() {
    var people = "203.0.113.7 4111 1111 1111 1111 jo.doe@example.org +1 415 555 0168 ".repeat(90);
    for (int i = 0; i < 8; i++) {
      assertThat(Redacted.of(redactor, "x".repeat(i) + people, RedactionPolicy.of(Sink.EXPORT)))
          .doesNotContain("4111", "example");
    }
  }

  @Test
  void a_number_that_is_not_there_as_a_whole_outlives_what_has_left() {
    var stream = redactor.stream(RedactionPolicy.of(Sink.EXPORT));
    var words = "some words, ".repeat(1000);
    var out = stream.append(words + "call +1 415 555 01") + stream.append("68.") + stream.finish();

    assertThat(out).startsWith(words + "call [phone:").endsWith("].");
  }

  @Test
  void a_number_in_brackets_behind_a_placeholder_is_what_is_left_of_one() {
    var export = RedactionPolicy.of(Sink.EXPORT);

    for (var text : List.of("[phone:3f9a] (415) 555-0168", "[phone:3f9a](415) 555-0168")) {
      assertThat(redactor.redact(text, export)).isEqualTo(text);
    }
    assertThat(Redacted.of(redactor, "x (415) 555-0168", export)).isEqualTo("x [phone]");
    assertThat(Redacted.of(redactor, "x,(415) 555-0168", export)).isEqualTo("x,[phone]");
  }

  @Test
  void findings_that_touch_do_not_overlap() {
    var span = new Span(4, 8, "a", Category.SECRET, 1, null);

    assertThat(span.overlaps(new Span(8, 9, "b", Category.SECRET, 1, null))).isFalse();
    assertThat(span.overlaps(new Span(2, 4, "b", Category.SECRET, 1, null))).isFalse();
    assertThat(span.overlaps(new Span(7, 9, "b", Category.SECRET, 1, null))).isTrue();
  }

  @Test
  void escapes_of_any_length_are_read() {
    for (int count : new int[] {63, 64, 65, 130}) {
      var slashes = "\\".repeat(count);
      var percents = "%" + "25".repeat(count) + "22";

      assertThat(left(slashes + "\" " + TOKEN)).endsWith("token=[secret-value]");
      assertThat(left(percents + TOKEN)).endsWith("token=[secret-value]");
      assertThat(left(slashes)).isEqualTo(slashes);
      assertThat(left("\\u00" + TOKEN)).startsWith("\\u00");
    }
  }

  @Test
  void very_many_are_all_found() {
    var redactor = Redactor.create();
    for (int i = 0; i < 600; i++) {
      redactor.register(Secret.of("%05d-told-secret-with-a-long-tail-%05d".formatted(i * 37, i)));
    }

    assertThat(redactor.redact("a 22163-told-secret-with-a-long-tail-00599 b"))
        .matches("a \\[secret:[0-9a-f]{4}] b");
  }
}
