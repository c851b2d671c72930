package dev.sage.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Looks for a key in every form in which it could have been written down. */
final class Traces {

  private final String key;
  private final List<String> forms = new ArrayList<>();

  private Traces(String key) {
    this.key = key;
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    forms.add(key);
    forms.add(URLEncoder.encode(key, StandardCharsets.UTF_8));
    forms.add(key.replace("/", "\\/"));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    forms.add(key.substring(0, key.length() / 2));
    forms.add(key.substring(key.length() / 2));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[bytes.length + shift];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The ends depend on what stands before and behind.
      forms.add(base64.substring(4, base64.length() - 3));
      forms.add(base64.substring(4, base64.length() - 3).replace('+', '-').replace('/', '_'));
    }
    forms.add(key.replace("", "\0").substring(1));
  }

  static Traces ofRandomKey() {
    var random = new SplittableRandom();
    var key = new StringBuilder("sk-proj-");
    String alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789+/";
    for (int i = 0; i < 60; i++) {
      key.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return new Traces(key.toString());
  }

  String key() {
    return key;
  }

  void notIn(String where, String content) {
    for (String form : forms) {
      assertThat(content.contains(form)).as("%s has a form of the key", where).isFalse();
    }
  }

  /** How many files were searched. */
  int notBelow(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        notIn(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return all.size();
    }
  }
}
