package dev.sage.llm.provider;

import dev.sage.llm.provider.error.RequestIds;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which headers may be sent, and which may be kept. */
public final class Headers {

  private Headers() {}

  /**
   * {@return whether this is a header that HTTP can carry (RFC 9110 §5)}
   *
   * @param name its name
   * @param value its value
   */
  public static boolean valid(String name, String value) {
    return !name.isEmpty()
        && name.chars().allMatch(Headers::tokenCharacter)
        && value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c < 0x7f));
  }

  /** Whether a value has visible ASCII characters only. */
  static boolean visible(String value) {
    return value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  /**
   * {@return whether a header of this name may carry a secret}
   *
   * @param name in any case
   */
  public static boolean secret(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("cookie")
        || lower.contains("auth")
        || lower.contains("secret")
        || lower.contains("password")
        || lower.contains("credential")
        || lower.contains("session")
        || lower.contains("signature")
        || lower.contains("key")
        || lower.endsWith("token")
        || lower.contains("-token-");
  }

  /**
   * {@return those that carry no secret, names in lower case}
   *
   * @param headers names in any case, and values
   */
  public static Map<String, String> safe(Map<String, String> headers) {
    var safe = new LinkedHashMap<String, String>();
    headers.forEach(
        (name, value) -> {
          if (!secret(name)) {
            safe.put(name.toLowerCase(Locale.ROOT), value);
          }
        });
    return safe;
  }

  /**
   * Tells the redactor the values that are secrets.
   *
   * @param headers names and values
   * @param redactor is told
   */
  public static void learn(Map<String, String> headers, Redactor redactor) {
    headers.forEach(
        (name, value) -> {
          if (secret(name) && !value.isBlank()) {
            // "Bearer KEY": the key is the secret, wherever it turns up without its scheme.
            redactor.register(Secret.of(value.strip().replaceFirst("^\\S+\\s+(?=\\S+$)", "")));
          }
        });
  }

  /**
   * {@return a name as a message may show it: at most 60 characters, none of them a control
   * character}
   *
   * @param name what a stranger wrote
   */
  public static String printable(String name) {
    var text = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return text.replaceAll("\\p{C}", "�");
  }

  private static boolean tokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  /**
   * {@return the id under which the provider's support finds a call; null where it sent none}
   *
   * @param headers response headers, lower-case names
   */
  public static @Nullable String requestId(Map<String, String> headers) {
    return RequestIds.of(headers);
  }
}
