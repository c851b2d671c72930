package dev.sage.console.setup;

import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Texts;
import dev.sage.llm.config.ConfigLayer;
import dev.sage.llm.config.ConfigRung;
import dev.sage.llm.config.ConfigSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a setting is what it is: every layer, the highest first, with what each says. */
final class Ladder {
  private Ladder() {}

  /**
   * A step of the ladder.
   *
   * @param says whether the layer says anything
   * @param value as shown, secrets masked; empty where it says nothing
   * @param place file and line, or the name of the variable; may be empty
   * @param words what becomes of it
   */
  record Step(
      ConfigLayer layer,
      boolean says,
      String value,
      String place,
      String words,
      StatusIcon.State state) {
    boolean wins() {
      return state == StatusIcon.State.OK;
    }
  }

  static List<Step> of(ConfigSetting setting) {
    List<Step> steps = new ArrayList<>();
    for (ConfigLayer layer : ConfigLayer.values()) {
      List<Step> here =
          setting.ladder().stream()
              .filter(rung -> rung.origin().layer() == layer)
              .map(Ladder::step)
              .toList();
      steps.addAll(here.isEmpty() ? List.of(silent(layer)) : here);
    }
    return steps;
  }

  private static Step silent(ConfigLayer layer) {
    return new Step(layer, false, "", "", Texts.text("setup.why.silent"), StatusIcon.State.WAITING);
  }

  private static Step step(ConfigRung rung) {
    String words = Texts.text("setup.why." + rung.state().name().toLowerCase(Locale.ROOT));
    return new Step(
        rung.origin().layer(), true, rung.value(), place(rung), words, state(rung.state()));
  }

  /** Without the layer's title, which stands beside it. */
  private static String place(ConfigRung rung) {
    String shown = rung.origin().shown();
    String title = rung.origin().layer().title();
    if (rung.origin().file() == null) {
      String rest = shown.startsWith(title) ? shown.substring(title.length()) : shown;
      return rest.startsWith(": ") ? rest.substring(2) : rest;
    }
    return shown;
  }

  private static StatusIcon.State state(ConfigRung.State state) {
    return switch (state) {
      case WINS -> StatusIcon.State.OK;
      case SHADOWED -> StatusIcon.State.CANCELLED;
      case EMPTY, REMOVED -> StatusIcon.State.WARNING;
      case BLOCKED, INVALID -> StatusIcon.State.FAILED;
    };
  }
}
