package dev.sage.llm.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting with all that is said of it. Immutable, thread-safe.
 *
 * @param path its name: {@code providers.openai.baseUrl}
 * @param secret whether its value is masked wherever it is shown
 * @param value what holds, as it may be shown; null where nothing does
 * @param ladder what each source says, the highest first
 */
public record ConfigSetting(
    String path, boolean secret, @Nullable String value, List<ConfigRung> ladder) {

  /** Takes a copy of the ladder. */
  public ConfigSetting {
    ladder = List.copyOf(ladder);
  }

  /** {@return what holds and where it stands; empty where nothing is set} */
  public Optional<ConfigRung> winner() {
    return ladder.stream().filter(rung -> rung.state() == ConfigRung.State.WINS).findFirst();
  }
}
