package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Opens addresses and folders with the system's own program, because the person clicked. Where that
 * fails the address is shown instead.
 */
public final class SystemOpener {
  private final Background background;
  private final Notices notices;

  /** An opener that reports into those notices. */
  public SystemOpener(Background background, Notices notices) {
    this.background = background;
    this.notices = notices;
  }

  /** Opens an address or the path of a folder. */
  public void open(String target) {
    background
        .work(
            Texts.text("opener.work"),
            () ->
                new ProcessBuilder(command(System.getProperty("os.name", ""), target))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start())
        .onFailure(
            IOException.class,
            failed -> notices.show(Notices.Kind.WARNING, Texts.text("opener.failed", target)))
        .start();
  }

  /** An argument is passed as it is, never through a shell. */
  static List<String> command(String system, String target) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", target);
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", target);
  }
}
