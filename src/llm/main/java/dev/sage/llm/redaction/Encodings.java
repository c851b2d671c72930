package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms that a value takes in URLs, JSON and base64. */
final class Encodings {

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private Encodings() {}

  /** All forms as bytes, the value itself first, without doubles. */
  static List<byte[]> of(String value) {
    var forms = new LinkedHashSet<String>();
    forms.add(value);
    var url = URLEncoder.encode(value, UTF_8);
    forms.add(url);
    forms.add(url.replace("+", "%20"));
    forms.add(ESCAPE.matcher(url).replaceAll(match -> match.group().toLowerCase(Locale.ROOT)));
    forms.add(json(value));
    forms.add(json(value).replace("/", "\\/"));
    base64(value, forms);
    return forms.stream().map(form -> form.getBytes(UTF_8)).toList();
  }

  /**
   * In base64 a value looks different by where it begins in a group of three bytes; each time the
   * characters at its edges also depend on its neighbours and are left out.
   */
  private static void base64(String value, Set<String> forms) {
    var bytes = value.getBytes(UTF_8);
    for (int before = 0; before < 3; before++) {
      var shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      var encoded = Base64.getEncoder().withoutPadding().encode(shifted);
      int from = before == 0 ? 0 : before + 1;
      int to = shifted.length % 3 == 0 ? encoded.length : encoded.length - 1;
      var text = new String(Arrays.copyOfRange(encoded, from, to), US_ASCII);
      forms.add(text);
      forms.add(text.replace('+', '-').replace('/', '_'));
    }
  }

  private static String json(String value) {
    var out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < 0x20 ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.toString();
  }
}
