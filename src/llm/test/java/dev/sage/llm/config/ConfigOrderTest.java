package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Order and inheritance hold for whatever is said where. */
class ConfigOrderTest extends ConfigCase {

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  private static RandomGenerator random(int seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Whatever subset of the layers says something, the highest wins and all are listed in order. */
  @ParameterizedTest
  @MethodSource("seeds")
  void the_highest_layer_wins(int seed) throws IOException {
    trusted();
    var random = random(seed);
    var said = new EnumMap<ConfigLayer, String>(ConfigLayer.class);
    for (var layer : ConfigLayer.values()) {
      boolean source = layer != ConfigLayer.STORED && layer != ConfigLayer.DEFAULT;
      if (source && random.nextBoolean()) {
        said.put(layer, "openai/" + layer.json());
      }
    }
    sources(
        sources()
            .withCall(map("model", said.get(ConfigLayer.CALL)))
            .withCommandLine(map("model", said.get(ConfigLayer.COMMAND_LINE)))
            .withProperties(map("sage.model", said.get(ConfigLayer.SYSTEM_PROPERTY))));
    if (said.containsKey(ConfigLayer.ENVIRONMENT)) {
      environment("SAGE_MODEL", said.get(ConfigLayer.ENVIRONMENT));
    }
    if (said.containsKey(ConfigLayer.DOTENV_LOCAL)) {
      Files.writeString(
          project.resolve(".env.local"), "SAGE_MODEL=" + said.get(ConfigLayer.DOTENV_LOCAL));
    }
    if (said.containsKey(ConfigLayer.DOTENV)) {
      dotenv("SAGE_MODEL=" + said.get(ConfigLayer.DOTENV));
    }
    if (said.containsKey(ConfigLayer.PROJECT)) {
      projectFile("{\"model\": \"" + said.get(ConfigLayer.PROJECT) + "\"}");
    }
    if (said.containsKey(ConfigLayer.USER)) {
      user("{\"model\": \"" + said.get(ConfigLayer.USER) + "\"}");
    }

    var config = load();

    assertThat(config.problems()).isEmpty();
    assertThat(config.model()).isEqualTo(said.values().stream().findFirst().orElse(null));
    var ladder = config.explain("model").ladder();
    assertThat(ladder)
        .extracting(rung -> rung.origin().layer())
        .containsExactlyElementsOf(said.keySet());
    assertThat(ladder).extracting(ConfigRung::value).containsExactlyElementsOf(said.values());
    assertThat(ladder.stream().skip(1)).allMatch(rung -> rung.state() == ConfigRung.State.SHADOWED);
  }

  private static Map<String, String> map(String name, @Nullable String value) {
    return value == null ? Map.of() : Map.of(name, value);
  }

  /**
   * Files and profiles merge as their trees do: objects deeply, lists replaced, null removes; and
   * it is the same whether a tree stands in a profile, in what that extends, or at the top.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void trees_merge_deeply(int seed) throws IOException {
    trusted();
    var random = random(seed);
    var trees = Stream.generate(() -> tree(random)).limit(6).toList();
    projectFile(file(trees.subList(0, 3)));
    user(file(trees.subList(3, 6)));
    sources(sources().withProfile("p0"));
    var merged = new TreeMap<String, String>();
    for (var tree : trees.reversed()) {
      merge("", tree, merged);
    }

    var config = load();

    for (var path : LEAVES) {
      var rung = config.explain(path).winner();
      var shown =
          rung.filter(r -> r.origin().layer() != ConfigLayer.DEFAULT).map(ConfigRung::value);
      assertThat(shown.orElse(null)).as(path).isEqualTo(merged.get(path));
    }
  }

  private static final List<String> LEAVES =
      List.of(
          "timeouts.connect",
          "timeouts.idle",
          "proxy.noProxy",
          "providers.ollama.headers.X-A",
          "providers.ollama.headers.X-B",
          "providers.ollama.local");

  /** The chosen profile, what it extends, and the top of the file. */
  private static String file(List<Map<String, Object>> trees) {
    var first = new LinkedHashMap<>(trees.get(0));
    first.put("extends", "p1");
    var top = new LinkedHashMap<>(trees.get(2));
    top.put("profiles", Map.of("p0", first, "p1", trees.get(1)));
    return json(top);
  }

  private static final Object NULL = new Object();

  private static Map<String, Object> tree(RandomGenerator random) {
    var tree = new LinkedHashMap<String, Object>();
    maybe(
        random,
        tree,
        "timeouts",
        () -> {
          var timers = new LinkedHashMap<String, Object>();
          maybe(random, timers, "connect", () -> random.nextInt(1, 60) + "s");
          maybe(random, timers, "idle", () -> random.nextInt(1, 60) + "s");
          return timers;
        });
    maybe(
        random,
        tree,
        "proxy",
        () -> {
          var proxy = new LinkedHashMap<String, Object>();
          maybe(
              random,
              proxy,
              "noProxy",
              () -> {
                var hosts = new ArrayList<String>();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                  hosts.add("h" + random.nextInt(10));
                }
                return hosts;
              });
          return proxy;
        });
    maybe(
        random,
        tree,
        "providers",
        () -> {
          var provider = new LinkedHashMap<String, Object>();
          maybe(random, provider, "local", random::nextBoolean);
          maybe(
              random,
              provider,
              "headers",
              () -> {
                var headers = new LinkedHashMap<String, Object>();
                maybe(random, headers, "X-A", () -> "a" + random.nextInt(10));
                maybe(
                    random,
                    headers,
                    random.nextBoolean() ? "X-B" : "x-b",
                    () -> "b" + random.nextInt(10));
                return headers;
              });
          var providers = new LinkedHashMap<String, Object>();
          maybe(random, providers, "ollama", () -> provider);
          return providers;
        });
    return tree;
  }

  private static void maybe(
      RandomGenerator random,
      Map<String, Object> tree,
      String name,
      java.util.function.Supplier<Object> value) {
    int chance = random.nextInt(10);
    if (chance == 0) {
      tree.put(name, NULL);
    } else if (chance < 7) {
      tree.put(name, value.get());
    }
  }

  /** The other way to say it: a tree laid over flat paths. */
  private static void merge(String path, Object node, Map<String, String> merged) {
    if (node instanceof Map<?, ?> members) {
      members.forEach(
          (name, value) -> merge(SettingPath.child(path, (String) name), value, merged));
      return;
    }
    var leaf = path.endsWith("x-b") ? path.replace("x-b", "X-B") : path;
    if (NULL.equals(node)) {
      merged.keySet().removeIf(known -> known.equals(leaf) || known.startsWith(leaf + "."));
    } else {
      merged.put(leaf, node instanceof List<?> items ? String.join(", ", texts(items)) : "" + node);
    }
  }

  private static List<String> texts(List<?> items) {
    return items.stream().map(String::valueOf).toList();
  }

  private static String json(Object node) {
    return switch (node) {
      case Map<?, ?> members ->
          members.entrySet().stream()
              .map(member -> "\"" + member.getKey() + "\": " + json(member.getValue()))
              .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
      case List<?> items ->
          items.stream()
              .map(ConfigOrderTest::json)
              .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
      case Boolean flag -> flag.toString();
      default -> NULL.equals(node) ? "null" : "\"" + node + "\"";
    };
  }

  /**
   * Whichever way profiles extend each other, it ends: in a chain, or in an error that shows it.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void circles_of_profiles_are_found(int seed) throws IOException {
    var random = random(seed);
    int count = random.nextInt(1, 8);
    var parents = new HashMap<Integer, Integer>();
    var profiles = new TreeMap<String, Object>();
    for (int i = 0; i < count; i++) {
      var profile = new LinkedHashMap<String, Object>();
      if (random.nextInt(4) > 0) {
        parents.put(i, random.nextInt(count));
        profile.put("extends", "p" + parents.get(i));
      }
      profiles.put("p" + i, profile);
    }
    user(json(Map.of("profile", "p0", "profiles", profiles)));
    var seen = new ArrayList<Integer>();
    Integer at = 0;
    while (at != null && !seen.contains(at)) {
      seen.add(at);
      at = parents.get(at);
    }

    var problems = load().problems();

    if (at == null) {
      assertThat(problems).isEmpty();
    } else {
      var circle = new ArrayList<>(seen.subList(seen.indexOf(at), seen.size()));
      circle.add(at);
      assertThat(problems)
          .extracting(ConfigProblem::code)
          .containsExactly(ConfigCode.PROFILE_CYCLE);
      assertThat(problems.getFirst().found())
          .isEqualTo(String.join(" -> ", circle.stream().map(i -> "p" + i).toList()));
    }
  }
}
