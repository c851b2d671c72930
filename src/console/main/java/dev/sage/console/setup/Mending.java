package dev.sage.console.setup;

import dev.sage.llm.check.CheckFix;
import dev.sage.llm.check.CheckResult;
import dev.sage.llm.check.KeyHint;
import dev.sage.llm.check.KeyHints;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Does what hints about the key and failed layers of a check propose. FX thread only. */
final class Mending {
  private final SetupModel model;
  private final FormModel form;
  private final CheckModel check;

  Mending(SetupModel model) {
    this.model = model;
    form = model.form();
    check = model.check();
  }

  /** Does what a hint about the key proposes. */
  void follow(KeyHint hint) {
    String better = hint.better();
    if (better == null) {
      form.trim();
    } else {
      model.paste(better, KeyHints.bare(form.keyProperty().get()));
    }
  }

  /** Does what a failed layer proposes, and checks again. */
  void follow(CheckFix fix) {
    String setting = fix.setting();
    String value = fix.value();
    if (setting != null && value != null) {
      form.apply(setting, value);
      model.startCheck(false);
    }
  }

  /** Does the first thing that is proposed: for the key that is typed, else by the check. */
  void followFirst() {
    form.hints().stream()
        .filter(Mending::mends)
        .findFirst()
        .ifPresentOrElse(this::follow, () -> fixes().ifPresent(this::follow));
  }

  private Optional<CheckFix> fixes() {
    return check.rows().stream().map(Mending::fix).flatMap(Optional::stream).findFirst();
  }

  /** Whether {@link #followFirst} would do anything. */
  BooleanBinding possible() {
    return Bindings.createBooleanBinding(
        () -> form.hints().stream().anyMatch(Mending::mends) || fixes().isPresent(),
        form.hints(),
        check.rows());
  }

  private static boolean mends(KeyHint hint) {
    return hint.better() != null || FormModel.trims(hint);
  }

  private static Optional<CheckFix> fix(CheckModel.Row row) {
    return Optional.ofNullable(row.result()).map(CheckResult::fix).filter(CheckFix::applicable);
  }
}
