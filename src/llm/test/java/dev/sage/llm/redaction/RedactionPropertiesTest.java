package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.secret.Secret;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every text, shown on some thousand made-up ones. */
class RedactionPropertiesTest {

  private static final List<String> TOLD =
      List.of(
          "p+q/r=s\"tüv w?x\\y1", "correct-horse-battery-1", "zq81Kfd0-LLmPq7z_Xw5RtB2Yc9Vn4Hj");
  private static final int TEXTS = 2500;

  private final Redactor plain = redactor();
  private final Redactor custom = redactor();
  private final RedactionPolicy export = RedactionPolicy.of(Sink.EXPORT);

  RedactionPropertiesTest() {
    custom.customRules(
        new CustomRules(
            List.of(new CustomRule("ticket", "[A-Z]{2,5}-[0-9]{2,6}", false)), Set.of()));
  }

  private static Redactor redactor() {
    var redactor = Redactor.create(new byte[32]);
    TOLD.forEach(value -> redactor.register(Secret.of(value)));
    return redactor;
  }

  @Test
  void however_a_text_is_cut_what_leaves_is_the_same() {
    for (int seed = 0; seed < TEXTS; seed++) {
      var texts = new RandomTexts(seed, TOLD);
      var text = texts.next();
      var policy = seed % 2 == 0 ? RedactionPolicy.SECRETS : export;
      var redactor = seed % 3 == 0 ? custom : plain;
      var whole = redactor.analyze(text, policy);
      for (int most : new int[] {1, 3, 20}) {
        var stream = redactor.stream(policy);
        var out = new StringBuilder();
        texts.cut(text, most).forEach(piece -> out.append(stream.append(piece)));
        out.append(stream.finish());

        assertThat(out).as("seed %d, pieces of %d", seed, most).hasToString(whole.text());
        assertThat(stream.findings()).as("seed %d", seed).isEqualTo(whole.findings());
        assertThat(stream.held()).isZero();
      }
    }
  }

  @Test
  void twice_is_once() {
    for (int seed = 0; seed < TEXTS; seed++) {
      var text = new RandomTexts(seed, TOLD).next();
      var redactor = seed % 3 == 0 ? custom : plain;
      var once = redactor.redact(text);

      assertThat(redactor.redact(once)).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void personal_data_that_stands_apart_is_taken_out_once() {
    for (int seed = 0; seed < TEXTS; seed++) {
      var texts = new RandomTexts(seed, TOLD);
      var text = String.join(" ; ", IntStream.range(0, 8).mapToObj(_ -> texts.person()).toList());
      var once = plain.redact(text, export);

      assertThat(plain.redact(once, export)).as("seed %d", seed).isEqualTo(once);
      assertThat(once).doesNotContain("example.org", "555", "4111", "203.0", "5120");
    }
  }

  @Test
  void offsets_name_what_was_replaced_and_bytes_leave_as_texts_do() {
    for (int seed = 0; seed < TEXTS; seed++) {
      var text = new RandomTexts(seed, TOLD).next();
      var found = plain.analyze(text, export);
      var built = new StringBuilder();
      int from = 0;
      for (var finding : found.findings()) {
        assertThat(finding.start()).isGreaterThanOrEqualTo(from).isLessThan(finding.end());
        built.append(text, from, finding.start());
        assertThat(finding.at()).isEqualTo(built.length());
        built.append(finding.placeholder());
        from = finding.end();
      }

      assertThat(built.append(text.substring(from))).hasToString(found.text());
      assertThat(plain.redact(text.getBytes(UTF_8), export))
          .isEqualTo(found.text().getBytes(UTF_8));
    }
  }

  @Test
  void no_eight_characters_of_a_key_are_left() {
    var random = new SplittableRandom(8);
    for (int seed = 0; seed < TEXTS; seed++) {
      var texts = new RandomTexts(seed, List.of());
      var rule = texts.tokenRule();
      var body = texts.body(rule);
      var before =
          List.of("", " ", "key=", "\"", "(", "\\n", "=\\\"", "%22").get(random.nextInt(8));
      var after = List.of("", " ", ",", "\"", ")", "\\\"}", "&", "<").get(random.nextInt(8));
      var text = "call failed: " + before + rule.prefix() + body + after + " and went on";
      var left = plain.redact(text);

      for (int i = 0; i + 8 <= body.length(); i++) {
        assertThat(left).as("seed %d: %s", seed, text).doesNotContain(body.substring(i, i + 8));
      }
      assertThat(left).startsWith("call failed: " + before).endsWith(after + " and went on");
    }
  }
}
