package dev.sage.workbench.copyas;

import dev.sage.llm.provider.WireHeader;
import dev.sage.llm.provider.WireRequest;
import java.util.Locale;
import java.util.Set;

/** A request as a command for a POSIX shell. Stateless. */
final class CurlText {

  /** Curl has its own, or could not read the answer. */
  private static final Set<String> LEFT_OUT = Set.of("user-agent", "accept-encoding");

  private CurlText() {}

  static String of(WireRequest request, KeyNames names) {
    // Without --no-buffer curl holds back what streams.
    StringBuilder text = new StringBuilder("curl --no-buffer ");
    text.append(quoted(request.url().toString()));
    for (WireHeader header : request.headers()) {
      if (!LEFT_OUT.contains(header.name().toLowerCase(Locale.ROOT))) {
        text.append(" \\\n  --header ").append(header(request.provider(), header, names));
      }
    }
    return text.append(" \\\n  --data-raw ").append(quoted(request.body())).append('\n').toString();
  }

  private static String header(String provider, WireHeader header, KeyNames names) {
    String shown = header.name() + ": " + header.value();
    return switch (header.hidden()) {
      case NOTHING -> quoted(shown);
      case KEY -> expanded(shown, names.key(provider));
      case SECRET -> expanded(shown, KeyNames.header(provider, header.name()));
    };
  }

  /** In double quotes, so that the shell puts the variable's value in. */
  private static String expanded(String before, String variable) {
    return '"' + before.replaceAll("([\\\\\"$`])", "\\\\$1") + "$" + variable + '"';
  }

  /** In single quotes nothing has a meaning but the quote itself. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
