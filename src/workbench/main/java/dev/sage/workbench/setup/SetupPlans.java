package dev.sage.workbench.setup;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigLayer;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.Home;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Works out what would be written where; reads files, writes none. One plan each. */
final class SetupPlans {

  private final Home home;
  private final Config config;
  private final Typed typed;
  private final KeyPlace place;
  private final @Nullable ProviderDescriptor vendor;
  private final List<FileChange> files = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param vendor what is known of the provider; null for one of the person's own
   */
  SetupPlans(
      Home home, Config config, Typed typed, KeyPlace place, @Nullable ProviderDescriptor vendor) {
    this.home = home;
    this.config = config;
    this.typed = typed;
    this.place = place;
    this.vendor = vendor;
  }

  /**
   * The plan.
   *
   * @param storeTitle what the store is called that would get the key
   */
  SetupPlan plan(SettingsPlace settings, String storeTitle) {
    String provider = typed.draft().provider();
    String raw = typed.draft().key();
    Secret key = raw == null || raw.isBlank() ? null : Secret.of(raw);
    boolean stored =
        key != null && (place == KeyPlace.KEYCHAIN || place == KeyPlace.ENCRYPTED_FILE);
    String profile = config.profile();
    String name = provider + "/" + (profile == null ? "default" : profile);
    if (stored) {
      steps.add("The key goes into %s, under the name %s.".formatted(storeTitle, name));
    } else if (key != null && place == KeyPlace.SESSION) {
      steps.add("The key is used until Sage is closed, and written nowhere.");
      name = provider + "/" + Setup.SESSION;
    } else if (key != null && place == KeyPlace.DOTENV) {
      dotenv(key);
    }
    settings(settings, stored ? name : null);
    boolean kept = stored || (key != null && place == KeyPlace.SESSION);
    if (key != null) {
      warnOfHigher(provider, settings);
    }
    return new SetupPlan(
        provider, place, kept ? name : null, kept ? key : null, files, steps, warnings);
  }

  private void dotenv(Secret key) {
    Path folder = project();
    Path file = folder.resolve(".env");
    String variable = variable();
    String before = read(file);
    String after = DotenvEdit.set(before == null ? "" : before, variable, key.reveal());
    change(file, before, after, true, MaskedText::dotenv);
    steps.add("The key goes into %s as %s, in plain text.".formatted(file, variable));
    GitIgnore.repository(folder).ifPresent(root -> ignore(root, file, before != null));
  }

  private String variable() {
    String provider = typed.draft().provider();
    return vendor == null || vendor.keyVariables().isEmpty()
        ? "SAGE_KEY_" + provider.toUpperCase(Locale.ROOT).replace('-', '_')
        : vendor.keyVariables().getFirst().name();
  }

  private void ignore(Path root, Path file, boolean existed) {
    try {
      if (GitIgnore.covers(root, file)) {
        steps.add("git leaves .env out already.");
        return;
      }
    } catch (IOException unreadable) {
      warnings.add("The .gitignore can't be read, so look yourself that git leaves .env out.");
      return;
    }
    Path rules = GitIgnore.fileFor(file);
    String before = read(rules);
    String text = before == null ? "" : before;
    change(
        rules,
        before,
        text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + ".env\n",
        false,
        UnaryOperator.identity());
    steps.add(".gitignore gets a line, so that git leaves .env out.");
    if (existed) {
      warnings.add(
          ".env was there before and git was not told to leave it out: if it was ever committed,"
              + " \"git rm --cached .env\", and make new keys.");
    }
  }

  private void settings(SettingsPlace to, @Nullable String storedName) {
    Path file = to == SettingsPlace.USER ? home.configuration() : projectFile();
    String before = read(file);
    var edit =
        new SettingsEdit(before == null ? "" : before, typed.draft().provider(), config.profile());
    boolean nothing = typed.equals(keyOnly()) && storedName == null;
    if (nothing) {
      return;
    }
    edit.typed(typed);
    if (storedName != null) {
      edit.keyStoredAs(storedName);
      steps.add("%s names the key, without having it.".formatted(file));
    } else {
      steps.add("The settings go into %s.".formatted(file));
    }
    boolean ownerOnly = to == SettingsPlace.USER && before == null;
    change(file, before, edit.text(), ownerOnly, MaskedText::json);
    if (to == SettingsPlace.PROJECT && !config.trusted()) {
      warnings.add(
          "This folder is not trusted yet, so an address in its files gets no key. Trust it if its"
              + " other files are yours too.");
    }
  }

  private Typed keyOnly() {
    return new Typed(
        ProviderDraft.of(typed.draft().provider()).withKey(typed.draft().key()), null, null);
  }

  /** What stands above the place that is written would still win. */
  private void warnOfHigher(String provider, SettingsPlace settings) {
    var winner = config.explain("providers." + provider + ".apiKey").winner();
    if (winner.isEmpty() || place == KeyPlace.SESSION) {
      return;
    }
    var layer = winner.get().origin().layer();
    var settled = settings == SettingsPlace.USER ? ConfigLayer.USER : ConfigLayer.PROJECT;
    var written = place == KeyPlace.DOTENV ? ConfigLayer.DOTENV : settled;
    if (layer.compareTo(written) < 0 && layer != ConfigLayer.CALL) {
      warnings.add(
          "The key of %s wins over the one written here. Take it away there, or this one is not used."
              .formatted(winner.get().origin().shown()));
    }
  }

  private Path project() {
    Path folder = config.projectFolder();
    Path started = config.sources().folder();
    Path found = folder == null ? started : folder;
    if (found == null) {
      throw new SetupException(
          "There is no project here: open Sage in the project's folder.", null);
    }
    return found;
  }

  private Path projectFile() {
    Path sage = project().resolve("sage.json");
    Path plain = project().resolve("config.json");
    return !Files.exists(sage) && config.files().contains(plain) ? plain : sage;
  }

  private void change(
      Path file,
      @Nullable String before,
      String after,
      boolean ownerOnly,
      UnaryOperator<String> mask) {
    if (after.equals(before)) {
      return;
    }
    files.add(new FileChange(file, before, after, ownerOnly, diff(before, after, mask)));
  }

  /** Both texts are masked whole first: a line alone does not tell what it is part of. */
  private static List<DiffLine> diff(
      @Nullable String before, String after, UnaryOperator<String> mask) {
    var lines = LineDiff.of(before == null ? "" : before, after, UnaryOperator.identity());
    var old = mask.apply(before == null ? "" : before).lines().toList();
    var fresh = mask.apply(after).lines().toList();
    return lines.stream()
        .map(
            line ->
                switch (line.kind()) {
                  case SKIPPED -> line;
                  case REMOVED -> masked(line, old);
                  case SAME, ADDED -> masked(line, fresh);
                })
        .toList();
  }

  private static DiffLine masked(DiffLine line, List<String> texts) {
    String text = line.number() <= texts.size() ? texts.get(line.number() - 1) : "••••";
    return new DiffLine(line.kind(), line.number(), text);
  }

  static @Nullable String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (CharacterCodingException notText) {
      throw new SetupException(file + " is no UTF-8 text, so it can't be changed.", notText);
    } catch (IOException unreadable) {
      throw new SetupException(file + " can't be read: look at its permissions.", unreadable);
    }
  }
}
