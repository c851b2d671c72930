package dev.sage.console.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.UiThread;
import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel's model without a window. */
class RedactionModelTest {
  private final UiThread thread = new UiThread();
  @TempDir private Path home;
  private PreviewDesk desk;
  private RedactionModel model;
  private RulesModel rules;

  @BeforeEach
  void open() {
    desk = Desks.open(home);
    model = thread.on(() -> new RedactionModel(desk, thread.background(), thread.executor()));
    rules =
        thread.on(
            () ->
                new RulesModel(
                    desk, thread.background(), thread.executor(), model::text, model.changes()));
  }

  @AfterEach
  void close() {
    thread.close();
  }

  @Test
  void the_latest_text_wins_however_fast_one_types() {
    thread.run(
        () -> {
          for (int i = 0; i < 200; i++) {
            model.edited("ada" + i + "@example.org");
          }
        });
    settle();
    assertThat(preview().original()).isEqualTo("ada199@example.org");
    assertThat(preview().masked()).isEqualTo(1);
  }

  @Test
  void a_kind_is_kept_and_masked_again_by_undo() {
    open("ada@example.org");
    thread.run(() -> model.mask(email(KindRow.State.MASKED), false));
    settle();
    assertThat(preview().leaving()).isEqualTo("ada@example.org");
    thread.run(() -> model.changes().undo());
    settle();
    assertThat(preview().leaving()).doesNotContain("ada");
  }

  @Test
  void each_place_has_its_own_policy() {
    open("ada@example.org");
    thread.run(() -> model.sinkProperty().set(Sink.CLIPBOARD));
    settle();
    assertThat(preview().masked()).isZero();
    thread.run(() -> model.content(ContentClass.PROMPT, ContentAction.DROP));
    settle();
    assertThat(desk.policy(Sink.CLIPBOARD).action(ContentClass.PROMPT))
        .isEqualTo(ContentAction.DROP);
    thread.run(model::reset);
    settle();
    assertThat(desk.policy(Sink.CLIPBOARD)).isEqualTo(RedactionPolicy.of(Sink.CLIPBOARD));
    assertThat(desk.policy(Sink.EXPORT)).isEqualTo(RedactionPolicy.of(Sink.EXPORT));
  }

  @Test
  void the_next_after_the_last_finding_is_the_first() {
    open("ada@example.org, bob@example.org");
    assertThat(moved(1)).isZero();
    assertThat(moved(1)).isEqualTo(1);
    assertThat(moved(1)).isZero();
    assertThat(moved(-1)).isEqualTo(1);
  }

  @Test
  void a_rule_is_tried_while_it_is_written_and_holds_when_it_is_kept() {
    open("Fix TICKET-482913 and TICKET-482914.");
    thread.run(() -> rules.write("TICKET-482913"));
    thread.await("two matches", () -> rules.matchesProperty().get().size() == 2);
    assertThat(thread.on(() -> rules.patternProperty().get())).isEqualTo("TICKET-[0-9]{6}");
    thread.run(() -> rules.keep());
    settle();
    assertThat(preview().leaving()).contains("[ticket:").doesNotContain("482913");
    thread.run(() -> model.changes().undo());
    settle();
    assertThat(preview().leaving()).contains("482913");
  }

  @Test
  void a_pattern_that_cannot_be_read_says_where() {
    thread.run(
        () -> {
          rules.write("");
          rules.patternProperty().set("TICKET-([0-9]{6}");
        });
    assertThat(thread.on(() -> rules.problemProperty().get())).contains("at character");
    assertThat(thread.on(() -> rules.keepableProperty().get())).isFalse();
  }

  @Test
  void a_value_that_is_never_to_be_redacted_stays() {
    String key = "hf_" + "QxVtLkWrNbZpHdGsJfYaKeUoTiRqBnDxCv";
    open("token " + key);
    assertThat(preview().masked()).isEqualTo(1);
    thread.run(() -> rules.never(key));
    settle();
    assertThat(preview().leaving()).contains(key);
  }

  private void open(String text) {
    thread.run(() -> model.open(text, Origin.TYPED));
    settle();
  }

  private int moved(int by) {
    return thread.on(
        () -> {
          model.move(by);
          return model.selectedProperty().get();
        });
  }

  private void settle() {
    thread.run(() -> {});
    thread.await("settled", () -> !model.workingProperty().get());
  }

  private Preview preview() {
    return thread.on(() -> model.previewProperty().get());
  }

  private static KindRow email(KindRow.State state) {
    return new KindRow("E-mail address", "email", Category.PII, 1, state);
  }
}
