package dev.sage.workbench.compare.check;

import com.google.re2j.Pattern;
import dev.sage.llm.redaction.CustomRule;
import java.util.function.Function;

/**
 * A regular expression in the syntax of RE2, which needs linear time whatever is written. What the
 * library refuses as a rule of redaction, because it costs too much, is refused here too.
 */
final class PatternCheck {

  private PatternCheck() {}

  static Function<Checked, Verdict> of(String written) {
    var problem = CustomRule.problem(written);
    if (problem.isPresent()) {
      return answer -> Verdict.error(problem.get().message());
    }
    Pattern pattern = Pattern.compile(written);
    return answer -> {
      var found = pattern.matcher(answer.text());
      return found.find()
          ? Verdict.pass(
              "%s matches at %s."
                  .formatted(Place.quoted(found.group()), Place.of(answer.text(), found.start())))
          : Verdict.fail("Nothing in the answer matches the pattern.");
    };
  }
}
