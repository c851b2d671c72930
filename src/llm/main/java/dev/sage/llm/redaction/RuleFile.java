package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sage.llm.redaction.TokenRule.Boundary;
import dev.sage.llm.redaction.TokenRule.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The built-in rules, as {@code rules.json} has them and {@code rules.schema.json} beside it
 * describes them. Read when a text is first looked at, once a program. Immutable, thread-safe.
 *
 * @param literals what is looked for, without secrets that are told and rules of the user's own
 * @param kinds what is found, in groups
 */
record RuleFile(List<Literal> literals, List<RuleKind> kinds) {

  /** Reads it when first asked for. */
  private static final class Bundled {
    static final RuleFile RULES = read();
  }

  static RuleFile bundled() {
    return Bundled.RULES;
  }

  private static RuleFile read() {
    var json = DataFile.read("rules.json");
    var literals = new ArrayList<Literal>();
    var kinds = new LinkedHashMap<String, RuleKind>();
    for (var rule : list(json, "tokens")) {
      var check = token(rule);
      for (var prefix : strings(rule, "prefixes")) {
        boolean ignoreCase = flag(rule, "ignoreCase");
        literals.add(
            new Literal(
                (ignoreCase ? prefix.toLowerCase(Locale.ROOT) : prefix).getBytes(US_ASCII),
                ignoreCase,
                !check.nameFirst(),
                Literal.TOKEN + prefix.length(),
                Category.SECRET,
                check));
      }
      kind(kinds, rule, Category.SECRET);
    }
    for (var rule : list(json, "infixes")) {
      literals.add(Literal.middle(text(rule, "mark"), Literal.TOKEN, infix(rule)));
      kind(kinds, rule, Category.SECRET);
    }
    for (var rule : list(json, "structures")) {
      kind(kinds, rule, Category.SECRET);
    }
    for (var rule : list(json, "personal")) {
      kind(kinds, rule, Category.PII);
    }
    literals.addAll(structures(json));
    return new RuleFile(List.copyOf(literals), List.copyOf(kinds.values()));
  }

  /** What has a name or a frame. */
  private static List<Literal> structures(Map<?, ?> json) {
    var names = (Map<?, ?>) Objects.requireNonNull(json.get("names"));
    var secretNames =
        new SecretNames(
            strings(names, "sure"),
            strings(names, "passwords"),
            strings(names, "harmless"),
            strings(names, "owners"),
            Set.copyOf(strings(names, "noValues")));
    var url = new UrlRule(strings(json, "webhooks"), strings(json, "loginHosts"));
    var all = new ArrayList<Literal>();
    for (var word : strings(names, "words")) {
      all.add(Literal.marker(word, Literal.NAMED, new NamedValue(secretNames)));
    }
    for (var name : strings(names, "parameters")) {
      all.add(Literal.marker(name + '=', Literal.NAMED, new ParameterRule()));
    }
    all.add(
        Literal.marker(
            "bearer ", Literal.STRUCTURE, new SchemeRule("bearer-token", Alphabet.ASSIGNED, 8)));
    all.add(Literal.marker("cookie", Literal.STRUCTURE, new CookieRule()));
    all.add(Literal.marker(" -u", Literal.STRUCTURE, new CurlUserRule()));
    all.add(Literal.marker("--user", Literal.STRUCTURE, new CurlUserRule()));
    all.add(Literal.beginning("http://", Literal.STRUCTURE, url));
    all.add(Literal.beginning("https://", Literal.STRUCTURE, url));
    all.add(Literal.marker("://", Literal.STRUCTURE, url));
    all.add(Literal.beginning("-----BEGIN", Literal.BLOCK, new PemRule()));
    all.add(Literal.beginning("eyJ", Literal.TOKEN, new JwtRule()));
    all.add(Literal.marker(".", Literal.TOKEN, new DiscordRule()));
    all.add(Literal.marker("-", Literal.TOKEN, new RegionKeyRule()));
    return all;
  }

  private static TokenRule token(Map<?, ?> rule) {
    return new TokenRule(
        text(rule, "kind"),
        Alphabet.of(text(rule, "body")),
        number(rule, "min"),
        number(rule, "max"),
        Boundary.valueOf(choice(rule, "boundary", "loose")),
        Evidence.valueOf(choice(rule, "evidence", "digit")),
        number(rule, "digits"),
        number(rule, "run"),
        flag(rule, "nameFirst"));
  }

  private static InfixRule infix(Map<?, ?> rule) {
    return new InfixRule(
        text(rule, "kind"),
        Alphabet.of(text(rule, "before")),
        number(rule, "beforeMin"),
        number(rule, "beforeMax"),
        Alphabet.of(text(rule, "after")),
        number(rule, "afterMin"),
        number(rule, "afterMax"),
        InfixRule.Style.valueOf(choice(rule, "style", "random")));
  }

  private static void kind(Map<String, RuleKind> kinds, Map<?, ?> rule, Category category) {
    var kind = text(rule, "kind");
    kinds.putIfAbsent(kind, new RuleKind(kind, text(rule, "title"), category, text(rule, "group")));
  }

  private static String choice(Map<?, ?> rule, String name, String otherwise) {
    return Objects.requireNonNullElse((String) rule.get(name), otherwise).toUpperCase(Locale.ROOT);
  }

  private static String text(Map<?, ?> rule, String name) {
    return (String) Objects.requireNonNull(rule.get(name), name);
  }

  private static int number(Map<?, ?> rule, String name) {
    return rule.get(name) instanceof Integer value ? value : 0;
  }

  private static boolean flag(Map<?, ?> rule, String name) {
    return Boolean.TRUE.equals(rule.get(name));
  }

  private static List<String> strings(Map<?, ?> json, String name) {
    return DataFile.strings(json, name);
  }

  private static List<Map<?, ?>> list(Map<?, ?> json, String name) {
    var all = new ArrayList<Map<?, ?>>();
    for (var item : (List<?>) Objects.requireNonNull(json.get(name), name)) {
      all.add((Map<?, ?>) item);
    }
    return all;
  }
}
