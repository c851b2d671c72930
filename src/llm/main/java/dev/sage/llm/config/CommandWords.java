package dev.sage.llm.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a command as they may be shown: without what stands behind an option for secrets.
 */
final class CommandWords {

  private static final String HIDDEN = "••••";

  private static final Pattern SECRET_OPTION =
      Pattern.compile(
          "(?i)(--?[a-z0-9_-]*(?:token|key|secret|passw(?:or)?d|passphrase|credential)[a-z0-9_-]*)(=.*)?");

  private CommandWords() {}

  static List<String> masked(List<String> words) {
    var shown = new ArrayList<String>();
    boolean behind = false;
    for (var word : words) {
      var option = SECRET_OPTION.matcher(word);
      boolean matches = option.matches();
      boolean joined = matches && option.group(2) != null;
      if (joined) {
        shown.add(option.group(1) + "=" + HIDDEN);
      } else {
        shown.add(behind ? HIDDEN : word);
      }
      behind = matches && !joined;
    }
    return shown;
  }
}
