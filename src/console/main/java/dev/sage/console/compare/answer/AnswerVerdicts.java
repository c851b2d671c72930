package dev.sage.console.compare.answer;

import dev.sage.workbench.compare.check.Check;
import dev.sage.workbench.compare.check.Checked;
import dev.sage.workbench.compare.check.Verdict;
import dev.sage.workbench.prompt.Assertion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the assertions say of each call. Thread-safe; judging may take a moment. */
public final class AnswerVerdicts {

  /** An assertion and what it says. */
  public record Judged(Assertion assertion, Verdict verdict) {}

  /** What all assertions together say. */
  public enum Standing {
    /** There are none, or the call has not been judged. */
    NONE,
    PASSED,
    /** At least one does not hold. */
    FAILED,
    /** None fails, but at least one could not be looked at. */
    ERROR
  }

  private record Judgement(List<Assertion> of, Map<String, String> values, List<Judged> each) {}

  private final Map<String, Judgement> judgements = new ConcurrentHashMap<>();

  /** Looks at a finished call, unless that has been done with the same assertions and values. */
  public List<Judged> judge(
      String callId, Checked answer, List<Assertion> assertions, Map<String, String> values) {
    Judgement known = judgements.get(callId);
    if (known != null && known.of().equals(assertions) && known.values().equals(values)) {
      return known.each();
    }
    List<Judged> each =
        assertions.stream()
            .map(assertion -> new Judged(assertion, Check.of(assertion, values).verdict(answer)))
            .toList();
    judgements.put(callId, new Judgement(List.copyOf(assertions), Map.copyOf(values), each));
    return each;
  }

  /** What was found of a call; empty where it has not been judged. */
  public List<Judged> of(String callId) {
    Judgement known = judgements.get(callId);
    return known == null ? List.of() : known.each();
  }

  /** Whether a call fulfils what is asserted. */
  public Standing standing(String callId) {
    List<Judged> each = of(callId);
    if (each.isEmpty()) {
      return Standing.NONE;
    }
    if (has(each, Verdict.Outcome.FAIL)) {
      return Standing.FAILED;
    }
    return has(each, Verdict.Outcome.ERROR) ? Standing.ERROR : Standing.PASSED;
  }

  private static boolean has(List<Judged> each, Verdict.Outcome outcome) {
    return each.stream().anyMatch(judged -> judged.verdict().outcome() == outcome);
  }
}
