package dev.sage.llm.redaction;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is taken out of what goes to one place. Secrets always are; a policy says which personal
 * data goes with them, which kinds of secrets are left alone nevertheless, and what becomes of
 * prompts and answers. Immutable.
 *
 * @param pii the kinds of personal data that are taken out
 * @param kept kinds of secrets that stay; values that the program holds itself never do
 * @param content what becomes of the contents
 */
public record RedactionPolicy(
    Set<String> pii, Set<String> kept, Map<ContentClass, ContentAction> content) {

  /** Secrets, and nothing else. */
  public static final RedactionPolicy SECRETS =
      new RedactionPolicy(Set.of(), Set.of(), contents(ContentAction.KEEP));

  /** Takes copies; a class of content without an action is kept. */
  public RedactionPolicy {
    pii = Set.copyOf(pii);
    kept = Set.copyOf(kept);
    var all = new EnumMap<ContentClass, ContentAction>(contents(ContentAction.KEEP));
    all.putAll(content);
    content = Map.copyOf(all);
  }

  /**
   * {@return the policy of this place as long as the user chose no other}
   *
   * @param sink where a text goes
   */
  public static RedactionPolicy of(Sink sink) {
    return switch (sink) {
      case LOG -> everybody(ContentAction.HASH);
      case OTLP -> everybody(ContentAction.DROP);
      case EXPORT -> everybody(ContentAction.REDACT);
      case STORE, CLIPBOARD -> SECRETS;
    };
  }

  /**
   * {@return what becomes of this content}
   *
   * @param type whose words it is
   */
  public ContentAction action(ContentClass type) {
    return content.getOrDefault(type, ContentAction.KEEP);
  }

  /**
   * {@return this policy with one kind of personal data taken out or not}
   *
   * @param kind such as {@code email}
   * @param out whether it is taken out
   */
  public RedactionPolicy withPii(String kind, boolean out) {
    return new RedactionPolicy(with(pii, kind, out), kept, content);
  }

  /**
   * {@return this policy with one kind of secret left alone or not}
   *
   * @param kind such as {@code openai-key}
   * @param stays whether it is left alone
   */
  public RedactionPolicy withKept(String kind, boolean stays) {
    return new RedactionPolicy(pii, with(kept, kind, stays), content);
  }

  /**
   * {@return this policy with another action for one content}
   *
   * @param type whose words it is
   * @param action what becomes of it
   */
  public RedactionPolicy withContent(ContentClass type, ContentAction action) {
    var all = new EnumMap<ContentClass, ContentAction>(content);
    all.put(type, action);
    return new RedactionPolicy(pii, kept, all);
  }

  private static RedactionPolicy everybody(ContentAction action) {
    var pii =
        RuleKind.all().stream()
            .filter(kind -> kind.category() == Category.PII)
            .map(RuleKind::kind)
            .collect(Collectors.toUnmodifiableSet());
    return new RedactionPolicy(pii, Set.of(), contents(action));
  }

  private static Map<ContentClass, ContentAction> contents(ContentAction action) {
    var all = new EnumMap<ContentClass, ContentAction>(ContentClass.class);
    for (var type : ContentClass.values()) {
      all.put(type, action);
    }
    return all;
  }

  private static Set<String> with(Set<String> kinds, String kind, boolean in) {
    var all = new TreeSet<>(kinds);
    if (in) {
      all.add(kind);
    } else {
      all.remove(kind);
    }
    return all;
  }
}
