package dev.sage.console.compare.answer;

import dev.sage.console.text.Texts;
import dev.sage.workbench.KeyFound;
import dev.sage.workbench.Target;
import dev.sage.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;

/** Whom the columns can ask without asking anybody: the simulator, and providers with a key. */
public final class TargetChoices {
  private TargetChoices() {}

  public static List<TargetChoice> of(Workbench workbench) {
    List<TargetChoice> choices = new ArrayList<>();
    for (Target target : workbench.targets().simulated()) {
      choices.add(new TargetChoice(target.model(), target.title()));
    }
    for (KeyFound key : workbench.targets().keys()) {
      choices.add(
          new TargetChoice(
              key.provider() + "/", Texts.text("compare.target.key", key.title(), key.source())));
    }
    return choices;
  }
}
