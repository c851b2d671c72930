package dev.sage.llm.config;

import dev.sage.llm.provider.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The profiles of all files, and which of them hold. Immutable. */
final class Profiles {

  /** The files that have any, the highest first. */
  private final List<SettingsFile.Read> files;

  Profiles(List<SettingsFile.Read> files) {
    this.files = List.copyOf(files);
  }

  List<String> names() {
    var names = new TreeSet<String>();
    files.forEach(file -> names.addAll(file.profiles().keySet()));
    return List.copyOf(names);
  }

  /** A profile and those that it extends, nearest first; or what is wrong with them. */
  record Chain(List<String> names, @Nullable ConfigProblem problem) {}

  Chain chain(@Nullable String chosen, @Nullable ConfigOrigin where) {
    var chain = new ArrayList<String>();
    var name = chosen;
    var origin = where;
    while (name != null) {
      if (chain.contains(name)) {
        return new Chain(List.of(), cycle(chain, name, origin));
      }
      if (!names().contains(name)) {
        return new Chain(List.of(), unknown(chain, name, origin));
      }
      chain.add(name);
      var next = parent(name);
      name = next.map(Profiles::text).orElse(null);
      origin = next.map(Statement::origin).orElse(null);
    }
    return new Chain(List.copyOf(chain), null);
  }

  /** What a profile extends; the higher file decides. */
  private Optional<Statement> parent(String name) {
    return files.stream()
        .flatMap(file -> file.profiles().getOrDefault(name, List.of()).stream())
        .filter(statement -> statement.path().equals("extends"))
        .filter(statement -> !(statement.value() instanceof Value.Empty))
        .findFirst();
  }

  private static @Nullable String text(Statement statement) {
    return statement.value() instanceof Value.Plain plain ? plain.text() : null;
  }

  private static ConfigProblem cycle(
      List<String> chain, String name, @Nullable ConfigOrigin where) {
    var circle = new ArrayList<>(chain.subList(chain.indexOf(name), chain.size()));
    circle.add(name);
    return ConfigProblem.error(
            ConfigCode.PROFILE_CYCLE,
            "profiles." + name + ".extends",
            where,
            "Profiles extend each other in a circle",
            "Remove one \"extends\" of them.")
        .withFound(Shown.text(String.join(" -> ", circle)));
  }

  private ConfigProblem unknown(List<String> chain, String name, @Nullable ConfigOrigin where) {
    var nearest = NearestName.of(name, names());
    var known =
        names().isEmpty()
            ? "There are no profiles."
            : "There are: " + String.join(", ", names()) + ".";
    return ConfigProblem.error(
            ConfigCode.PROFILE_UNKNOWN,
            chain.isEmpty() ? "profile" : "profiles." + chain.getLast() + ".extends",
            where,
            "There is no profile \"" + Shown.text(name) + "\"",
            nearest == null ? known : "Write \"" + nearest + "\".")
        .withSuggestion(nearest);
  }
}
