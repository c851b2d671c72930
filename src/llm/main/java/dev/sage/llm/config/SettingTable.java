package dev.sage.llm.config;

import dev.sage.llm.Timeouts;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.AuthStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings that there are. Immutable, thread-safe. The JSON Schema and the documentation are
 * held to it by tests.
 */
final class SettingTable {

  /** The version of the form that this library reads. */
  static final int VERSION = 1;

  static final String PROVIDERS = "providers";
  static final String PROFILES = "profiles";

  private static final List<String> AUTH =
      Arrays.stream(AuthStyle.values()).map(AuthStyle::json).toList();

  /** Those of the library, without loading their classes; a test compares. */
  private static final List<String> WIRE_FORMATS =
      List.of("anthropic-messages", "gemini", "ollama", "openai-chat", "openai-responses");

  private static final Map<String, SettingSpec> SPECS = new LinkedHashMap<>();

  static {
    top("$schema", SettingType.TEXT, null, "Where editors find the JSON Schema of this file.");
    top("version", SettingType.COUNT, "1", "The version of the form of this file.");
    top("profile", SettingType.TEXT, null, "The profile to take where nobody names one.");
    any("model", SettingType.TEXT, null, "The model to ask where nobody names one.");
    provider("apiKey", SettingType.SECRET, "The key, or where it is.");
    provider("baseUrl", SettingType.URL, "The address, as the vendor's own client takes it.");
    provider("organization", SettingType.TEXT, "OpenAI's organisation, sent as a header.");
    provider("project", SettingType.TEXT, "OpenAI's project, sent as a header.");
    provider("headers.*", SettingType.HEADER, "A further header of each request.");
    choice("providers.*.wireFormat", WIRE_FORMATS, "What the address speaks.");
    choice("providers.*.auth", AUTH, "How the key is sent.");
    provider(
        "local", SettingType.FLAG, "Whether it is your own server, which gets the long timers.");
    choice(
        "providers.*.maxTokensField",
        List.of("max_tokens", "max_completion_tokens"),
        "How it calls the limit on the answer.");
    any("proxy.url", SettingType.URL, null, "The proxy for all addresses but the machine's own.");
    any("proxy.user", SettingType.TEXT, null, "The user name at the proxy.");
    any("proxy.password", SettingType.SECRET, null, "The password at the proxy, or where it is.");
    any(
        "proxy.noProxy",
        SettingType.LIST,
        null,
        "Hosts that are reached without the proxy; .example.com stands for all below it.");
    any("caFile", SettingType.PATH, null, "Certificates to trust beside Java's, in PEM form.");
    timer("connect", Timeouts.DEFAULT.connect(), "Until the connection stands, TLS included.");
    timer("headers", Timeouts.DEFAULT.headers(), "Until the response headers are there.");
    timer("firstToken", Timeouts.DEFAULT.firstToken(), "From the headers until the first token.");
    timer("idle", Timeouts.DEFAULT.idle(), "The longest pause between two tokens.");
    timer("total", Timeouts.DEFAULT.total(), "The whole call, retries not included.");
    any(
        "retry.maxAttempts",
        SettingType.COUNT,
        String.valueOf(RetryPolicy.DEFAULT.maxAttempts()),
        "How often a call is tried in all.");
    keep("frames", "How long the frames of streams are kept; without it for good.");
    keep("content", "How long prompts and answers are kept; without it for good.");
    keep("calls", "How long calls are kept at all; without it for good.");
    top(
        "store.retention.megabytes",
        SettingType.COUNT,
        null,
        "How large the store may grow before the oldest goes; without it without end.");
    top(
        "store.search",
        SettingType.FLAG,
        "false",
        "Whether the store has an index of the words of prompts and answers.");
    top(
        "telemetry.otlp.endpoint",
        SettingType.URL,
        null,
        "The collector that traces and metrics go to; without it nowhere.");
    top(
        "telemetry.otlp.headers.*",
        SettingType.HEADER,
        null,
        "A header of each request to the collector.");
    top(
        "telemetry.otlp.contents",
        SettingType.FLAG,
        "false",
        "Whether prompts and answers go to the collector, too.");
    add(
        "log.format",
        SettingType.CHOICE,
        "text",
        List.of("text", "json"),
        false,
        "What a line of the log is: a text, or a JSON object.");
    top(
        "log.levels",
        SettingType.LIST,
        null,
        "How much the log says, package by package: dev.sage.llm=debug.");
    top("profiles.*.extends", SettingType.TEXT, null, "The profile that this one adds to.");
  }

  private SettingTable() {}

  static Collection<SettingSpec> all() {
    return SPECS.values();
  }

  /** The setting of this path; in a profile, a path without the profile's name. */
  static Optional<SettingSpec> find(String path) {
    return Optional.ofNullable(SPECS.get(pattern(SettingPath.parts(path))));
  }

  /** Whether there are settings below this path. */
  static boolean group(List<String> parts) {
    return !childPatterns(pattern(parts)).isEmpty();
  }

  /** The names that may stand below this path; without those of the user's own choice. */
  static Set<String> names(List<String> parts) {
    var names = new LinkedHashSet<>(childPatterns(pattern(parts)));
    names.remove("*");
    if (parts.isEmpty()) {
      names.add(PROFILES);
    }
    return names;
  }

  /** Whether the names below this path are the user's choice. */
  static boolean open(List<String> parts) {
    return childPatterns(pattern(parts)).contains("*");
  }

  private static Set<String> childPatterns(String parent) {
    var prefix = parent.isEmpty() ? "" : parent + ".";
    var names = new LinkedHashSet<String>();
    for (var pattern : SPECS.keySet()) {
      if (pattern.startsWith(prefix)) {
        var rest = pattern.substring(prefix.length());
        int dot = rest.indexOf('.');
        names.add(dot < 0 ? rest : rest.substring(0, dot));
      }
    }
    return names;
  }

  /** The path with the names of the user's own choice left open. */
  private static String pattern(List<String> parts) {
    var open = new ArrayList<>(parts);
    boolean chosen =
        !open.isEmpty() && (open.getFirst().equals(PROVIDERS) || open.getFirst().equals(PROFILES));
    if (chosen && open.size() > 1) {
      open.set(1, "*");
    }
    if (open.size() > 3 && sends(open.getFirst()) && open.get(2).equals("headers")) {
      open.set(3, "*");
    }
    return String.join(".", open);
  }

  private static boolean sends(String group) {
    return group.equals(PROVIDERS) || group.equals("telemetry");
  }

  private static void top(
      String path, SettingType type, @Nullable String standard, String description) {
    add(path, type, standard, List.of(), false, description);
  }

  private static void any(
      String path, SettingType type, @Nullable String standard, String description) {
    add(path, type, standard, List.of(), true, description);
  }

  private static void provider(String name, SettingType type, String description) {
    any("providers.*." + name, type, null, description);
  }

  private static void choice(String path, List<String> choices, String description) {
    add(path, SettingType.CHOICE, null, choices, true, description);
  }

  private static void timer(String name, Duration standard, String description) {
    any("timeouts." + name, SettingType.DURATION, Durations.text(standard), description);
  }

  private static void keep(String part, String description) {
    top("store.retention." + part, SettingType.DURATION, null, description);
  }

  private static void add(
      String path,
      SettingType type,
      @Nullable String standard,
      List<String> choices,
      boolean everywhere,
      String description) {
    SPECS.put(path, new SettingSpec(path, type, standard, choices, everywhere, description));
  }
}
