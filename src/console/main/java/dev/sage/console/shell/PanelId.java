package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** The places of the rail. Numbers are fixed, whichever panels work. */
public enum PanelId {
  HOME(0, Feather.HOME),
  SETUP(1, Feather.KEY),
  COMPARE(2, Feather.COLUMNS),
  STREAMS(3, Feather.ACTIVITY),
  TIMELINE(4, Feather.CLOCK),
  BENCHMARK(5, Feather.BAR_CHART_2),
  REDACTION(6, Feather.EYE_OFF),
  REPORTS(7, Feather.FILE_TEXT),
  GATEWAY(8, Feather.SHARE_2),
  SETTINGS(9, Feather.SLIDERS);

  private final int number;
  private final Feather icon;

  PanelId(int number, Feather icon) {
    this.number = number;
    this.icon = icon;
  }

  /** The digit that opens it with Ctrl; 0 for home. */
  public int number() {
    return number;
  }

  /** Its icon on the rail. */
  public Feather icon() {
    return icon;
  }

  /** The name in files and resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name on the screen. */
  public String title() {
    return Texts.text("panel." + key());
  }

  /** The panel of that {@link #key()}, if there is one. */
  public static Optional<PanelId> of(String key) {
    for (PanelId id : values()) {
      if (id.key().equals(key)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }
}
