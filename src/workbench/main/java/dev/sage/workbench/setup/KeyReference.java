package dev.sage.workbench.setup;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigLayer;
import dev.sage.llm.config.ConfigRung;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of having the person's own configuration name a key that a store has, so that it is
 * found. Immutable, thread-safe.
 *
 * @param file the configuration
 * @param diff what was written; empty where it named the key already, or was left as it is
 * @param other what the file says instead, which was left; null where nothing stood in the way
 */
public record KeyReference(Path file, List<DiffLine> diff, @Nullable String other) {

  public KeyReference {
    diff = List.copyOf(diff);
  }

  /**
   * Writes the reference, unless the file says something else of the key already.
   *
   * @param config the configuration as it is
   * @param storedName under which name a store has the key
   * @throws SetupException where the file can't be read, changed or written
   */
  public static KeyReference write(Home home, Config config, String provider, String storedName) {
    Path file = home.configuration();
    Optional<ConfigRung> said =
        config.explain("providers." + provider + ".apiKey").ladder().stream()
            .filter(rung -> rung.origin().layer() == ConfigLayer.USER)
            .findFirst();
    if (said.isPresent()) {
      String value = said.get().value();
      return new KeyReference(
          file,
          List.of(),
          value.equals("keychain " + storedName)
              ? null
              : said.get().origin().shown() + " says " + value);
    }
    String before = SetupPlans.read(file);
    String text = before == null ? "" : before;
    String after = new SettingsEdit(text, provider, null).keyStoredAs(storedName).text();
    var diff = LineDiff.of(text, after, line -> line);
    SetupWriter.write(List.of(new FileChange(file, before, after, before == null, diff)));
    return new KeyReference(
        file, diff.stream().filter(line -> line.kind() == DiffLine.Kind.ADDED).toList(), null);
  }
}
