package dev.sage.workbench.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.secret.Secret;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A made-up secret that is nothing's key, and the search for it. Immutable, thread-safe. */
final class Sentinel {

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private final String value;
  private final Map<String, String> forms = new LinkedHashMap<>();

  Sentinel() {
    var random = new SecureRandom();
    var letters = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    // A slash and a quote, so that the forms in URLs and in JSON are not the raw one.
    value = letters.insert(20, "/\"").toString();
    forms.put("as it is", value);
    forms.put("in a URL", URLEncoder.encode(value, UTF_8));
    forms.put("in JSON", value.replace("\"", "\\\""));
    for (int before = 0; before < 3; before++) {
      forms.put("in base64, from byte " + before, base64(before));
    }
    forms.put("its first half", value.substring(0, 16));
    forms.put("its second half", value.substring(22));
  }

  private String base64(int before) {
    var bytes = new byte[before + value.length()];
    System.arraycopy(value.getBytes(UTF_8), 0, bytes, before, value.length());
    var encoded = Base64.getEncoder().withoutPadding().encode(bytes);
    // The characters at the edges depend on the neighbours.
    return new String(Arrays.copyOfRange(encoded, 4, encoded.length - 4), ISO_8859_1);
  }

  Secret secret() {
    return Secret.of(value);
  }

  /** A text with the secret wherever a key can be. */
  String everywhere() {
    var encoded = URLEncoder.encode(value, UTF_8);
    var basic = Base64.getEncoder().encodeToString(("user:" + value).getBytes(UTF_8));
    return """
    My key is %1$s, isn't it?
    Authorization: Bearer %1$s
    Authorization: Basic %3$s
    https://example.com/v1/models?key=%2$s&page=2
    {"role":"user","content":"use %4$s","tool_calls":[{"arguments":"{\\"key\\":\\"%4$s\\"}"}]}
    """
        .formatted(value, encoded, basic, value.replace("\"", "\\\""));
  }

  /** In which form the secret stands in something; empty where it doesn't. */
  Optional<String> in(String text) {
    return forms.entrySet().stream()
        .filter(form -> text.contains(form.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The same for bytes; its forms are ASCII. */
  Optional<String> in(byte[] bytes) {
    return in(new String(bytes, ISO_8859_1));
  }

  /** Each form alone: the search must find every one of them. */
  Iterable<String> forms() {
    return forms.values();
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Sentinel[hidden]";
  }
}
