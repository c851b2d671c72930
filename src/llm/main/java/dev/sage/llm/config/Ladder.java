package dev.sage.llm.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all sources say of a setting, the highest first, and which of them holds. Immutable.
 *
 * @param winner what holds; null where the default does
 * @param bad the value that can't be used, where it stands in the winner's place
 */
record Ladder(
    String path,
    SettingSpec spec,
    List<Rung> rungs,
    @Nullable Statement winner,
    @Nullable ConfigProblem bad) {

  /** What a source says, and what became of it. */
  record Rung(Statement statement, ConfigRung.State state) {}

  /** The text that holds; null where the default does, or a reference. */
  @Nullable String text() {
    return winner != null && winner.value() instanceof Value.Plain plain ? plain.text() : null;
  }

  /** As it may be shown to people, with the default as its last rung. */
  ConfigSetting setting(@Nullable String standard) {
    var shown =
        rungs.stream()
            .map(
                rung ->
                    new ConfigRung(
                        rung.statement().origin(),
                        Shown.value(spec, path, rung.statement().value()),
                        rung.state()))
            .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    // What can't be used is replaced by nothing: calls fail instead.
    boolean usual = winner == null && bad == null;
    if (standard != null) {
      shown.add(
          new ConfigRung(
              new ConfigOrigin(ConfigLayer.DEFAULT, null, 0, 0, null),
              standard,
              usual ? ConfigRung.State.WINS : ConfigRung.State.SHADOWED));
    }
    var value = winner != null ? Shown.value(spec, path, winner.value()) : usual ? standard : null;
    return new ConfigSetting(path, Shown.secret(spec, path), value, shown);
  }
}
