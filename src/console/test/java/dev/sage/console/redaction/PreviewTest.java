package dev.sage.console.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.RuleKind;
import dev.sage.llm.redaction.Sink;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of a text, with what was taken out and what stays. */
class PreviewTest {
  private static final String TEXT = "Write to ada@example.org or bob@example.org, key " + key();

  @TempDir private java.nio.file.Path home;
  private PreviewDesk desk;

  private static String key() {
    return "hf_" + "QxVtLkWrNbZpHdGsJfYaKeUoTiRqBnDxCv";
  }

  @BeforeEach
  void open() {
    desk = Desks.open(home);
  }

  @Test
  void what_is_masked_stands_on_both_sides() {
    Preview preview = Preview.of(desk, TEXT, Sink.EXPORT);
    assertThat(preview.masked()).isEqualTo(3);
    for (Mark mark : preview.marks()) {
      assertThat(preview.leaving().substring(mark.outStart(), mark.outEnd()))
          .isEqualTo(mark.placeholder());
    }
    assertThat(preview.leaving()).doesNotContain("ada@").doesNotContain(key());
  }

  @Test
  void what_the_policy_lets_stay_is_listed_too() {
    desk.policy(Sink.EXPORT, desk.policy(Sink.EXPORT).withPii("email", false));
    Preview preview = Preview.of(desk, TEXT, Sink.EXPORT);
    assertThat(preview.marks()).hasSize(3);
    assertThat(preview.masked()).isEqualTo(1);
    Mark kept = preview.marks().getFirst();
    assertThat(kept.masked()).isFalse();
    assertThat(preview.leaving().substring(kept.outStart(), kept.outEnd()))
        .isEqualTo("ada@example.org");
    assertThat(rows(preview))
        .anySatisfy(
            row -> {
              assertThat(row.kind()).isEqualTo("email");
              assertThat(row.count()).isEqualTo(2);
              assertThat(row.state()).isEqualTo(KindRow.State.KEPT);
            });
  }

  @Test
  void places_lead_from_one_side_to_the_other() {
    Preview preview = Preview.of(desk, TEXT, Sink.EXPORT);
    int or = TEXT.indexOf(" or ");
    int across = preview.across(Side.ORIGINAL, or);
    assertThat(preview.leaving().substring(across)).startsWith(" or ");
    assertThat(preview.across(Side.LEAVING, across)).isEqualTo(or);
    assertThat(preview.at(Side.ORIGINAL, TEXT.indexOf("bob"))).isEqualTo(1);
    assertThat(preview.at(Side.ORIGINAL, or)).isEqualTo(-1);
  }

  @Test
  void a_value_that_the_program_holds_is_locked() {
    desk.always(dev.sage.llm.secret.Secret.of("correct horse battery"));
    Preview preview = Preview.of(desk, "It is correct horse battery.", Sink.CLIPBOARD);
    assertThat(preview.masked()).isEqualTo(1);
    assertThat(rows(preview)).anyMatch(row -> row.state() == KindRow.State.LOCKED);
  }

  private static List<KindRow> rows(Preview preview) {
    return KindRow.of(preview, RuleKind.all(), new KindRow.Groups("held", "own"), false);
  }
}
