package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final String WORDS = "w".repeat(10_000);

  private final Clean clean = new Clean(Redactor.create(), () -> RedactionPolicy.SECRETS);

  private OpenCall running(String prompt, String answer) {
    var start = StoredCalls.start(StoredCalls.request("openai/gpt", prompt));
    var call = new OpenCall(start, null, null, clean.frames());
    call.frame(StoredCalls.frame(0, 0, answer));
    return call;
  }

  private OpenCall over(String prompt, String answer) {
    var call = running(prompt, answer);
    call.end(StoredCalls.end(call.start));
    return call;
  }

  private static Set<OpenCall> waiting(OpenCall... calls) {
    return new LinkedHashSet<>(List.of(calls));
  }

  @Test
  void what_is_within_the_bounds_stays() {
    var call = over("Hi", "Good day");
    var waiting = waiting(call);
    var backlog = new Backlog(1_000, 10_000, 10);

    backlog.bound(waiting);

    assertThat(waiting).containsExactly(call);
    assertThat(call.newFrames).hasSize(1);
    assertThat(backlog.lost()).isEmpty();
  }

  @Test
  void frames_go_before_words() {
    var call = over("Hi", WORDS);
    var waiting = waiting(call);
    var backlog = new Backlog(1_000, 100_000, 10);

    backlog.bound(waiting);

    assertThat(waiting).containsExactly(call);
    assertThat(call.newFrames).isEmpty();
    assertThat(backlog.lost()).isEqualTo("1 frame");
  }

  @Test
  void of_calls_with_long_requests_and_answers_the_oldest_go_whole() {
    var oldest = over(WORDS, "yes");
    var older = over("Hi", WORDS);
    var newest = over(WORDS, "yes");
    var waiting = waiting(oldest, older, newest);
    var backlog = new Backlog(100_000, 15_000, 10);

    backlog.bound(waiting);

    assertThat(waiting).containsExactly(newest);
    assertThat(backlog.lost()).isEqualTo("2 calls");
    backlog.clear();
    assertThat(backlog.lost()).isEmpty();
  }

  @Test
  void of_too_many_changes_the_oldest_go_and_are_counted() {
    var changes = new ArrayList<Entry.Change>();
    for (int i = 0; i < 5; i++) {
      changes.add(new Entry.Change((connection, clean) -> {}));
    }
    var newest = List.copyOf(changes.subList(2, 5));
    var backlog = new Backlog(1_000, 10_000, 3);

    backlog.boundChanges(changes);

    assertThat(changes).isEqualTo(newest);
    assertThat(backlog.lost()).isEqualTo("2 changes of runs, pins, tags or ratings");
  }

  @Test
  void a_call_that_runs_stays_and_so_does_the_end_of_one_that_began_on_disk() {
    var runs = running(WORDS, "yes");
    var began = over(WORDS, "yes");
    began.begun = true;
    var waiting = waiting(runs, began, over(WORDS, "yes"));

    new Backlog(100_000, 15_000, 10).bound(waiting);

    assertThat(waiting).containsExactly(runs, began);
  }
}
