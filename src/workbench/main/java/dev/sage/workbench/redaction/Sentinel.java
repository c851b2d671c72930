package dev.sage.workbench.redaction;

import dev.sage.llm.secret.Secret;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A made-up secret that is put wherever a secret can be, and is looked for in whatever comes out:
 * as it is, in parts of eight characters, and as URLs, JSON, base64, hexadecimal digits and UTF-16
 * write it. Immutable, thread-safe.
 */
public final class Sentinel {

  /**
   * So many characters of a key in a row are a leak; the last four are shown to tell keys apart.
   */
  static final int WINDOW = 8;

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String value;
  private final Map<String, String> forms = new LinkedHashMap<>();

  private Sentinel(String prefix, String body) {
    value = prefix + body;
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    forms.put("as it is", value);
    for (int at = 0; at + WINDOW <= body.length(); at++) {
      forms.put("characters from " + (prefix.length() + at), body.substring(at, at + WINDOW));
    }
    String url = URLEncoder.encode(body, StandardCharsets.UTF_8);
    forms.put("URL-encoded", url);
    forms.put("URL-encoded in lower case", lowerEscapes(url));
    forms.put("in JSON", body.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
    forms.put("in hexadecimal", HexFormat.of().formatHex(bytes));
    forms.put("in upper hexadecimal", HexFormat.of().withUpperCase().formatHex(bytes));
    utf16("UTF-16, big end first", body, StandardCharsets.UTF_16BE);
    utf16("UTF-16, little end first", body, StandardCharsets.UTF_16LE);
    for (int shift = 0; shift < 3; shift++) {
      base64(bytes, shift);
    }
  }

  /** A random key without a known shape: only who is told of it can find it. */
  public static Sentinel shapeless() {
    return new Sentinel("", random(40));
  }

  /** A random key in the shape of Anthropic's: it is found though nobody was told of it. */
  public static Sentinel shaped() {
    return new Sentinel("sk-ant-api03-", random(93) + "AA");
  }

  /** A random key in the shape of OpenAI's. */
  public static Sentinel openAi() {
    return new Sentinel("sk-proj-", random(40));
  }

  /** This very secret. */
  public static Sentinel of(String secret) {
    return new Sentinel("", secret);
  }

  private static String random(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static String lowerEscapes(String url) {
    var text = new StringBuilder(url);
    for (int at = text.indexOf("%");
        at >= 0 && at + 3 <= text.length();
        at = text.indexOf("%", at + 1)) {
      text.replace(at, at + 3, text.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  private void utf16(String name, String body, Charset charset) {
    forms.put(name, new String(body.getBytes(charset), StandardCharsets.ISO_8859_1));
  }

  /**
   * Where in a group of three bytes it begins decides how it looks, and the ends its neighbours.
   */
  private void base64(byte[] bytes, int shift) {
    byte[] shifted = new byte[bytes.length + shift];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    String inner = text.substring(4, text.length() - 3);
    forms.put("base64 at " + shift, inner);
    forms.put("first half of base64 at " + shift, inner.substring(0, inner.length() / 2));
    forms.put("second half of base64 at " + shift, inner.substring(inner.length() / 2));
    forms.put("base64 of URLs at " + shift, inner.replace('+', '-').replace('/', '_'));
  }

  /** The secret itself; it opens nothing anywhere. */
  public Secret secret() {
    return Secret.of(value);
  }

  /** In which forms it is in these bytes; empty where it is not. */
  public List<String> tracesIn(byte[] bytes) {
    return tracesIn(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** In which forms it is in this text; empty where it is not. */
  public List<String> tracesIn(String text) {
    return forms.entrySet().stream()
        .filter(form -> text.contains(form.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A text with the secret wherever a key can be. */
  String everywhere() {
    String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
    String login = "user:" + value;
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return """
    My key is %1$s, isn't it?
    Authorization: Bearer %1$s
    Authorization: Basic %3$s
    https://example.com/v1/models?key=%2$s&page=2
    {"role":"user","content":"use %1$s","tool_calls":[{"arguments":"{\\"key\\":\\"%1$s\\"}"}]}
    """
        .formatted(value, url, basic);
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
