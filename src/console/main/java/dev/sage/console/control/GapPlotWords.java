package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plot shows, in words. Stateless. */
final class GapPlotWords {
  private GapPlotWords() {}

  /** The whole, for who can't see it. */
  static String whole(GapPlotData data) {
    String words =
        Texts.text(
            "gap-plot.description",
            Format.count(data.frames()),
            Format.millis(data.endMs()),
            data.gaps().size());
    String longest =
        data.gaps().stream()
            .max(Comparator.comparingDouble(GapPlotData.Gap::millis))
            .map(gap -> Texts.text("gap-plot.description.longest", label(gap), exact(gap.fromMs())))
            .orElse("");
    String bands =
        data.bands().stream()
            .map(
                band ->
                    Texts.text(
                        "gap-plot.description.band",
                        band.words(),
                        exact(band.fromMs()),
                        exact(band.toMs())))
            .collect(Collectors.joining());
    String heartbeats =
        data.hasHeartbeats()
            ? Texts.text("gap-plot.description.heartbeats", Format.count(data.heartbeats()))
            : "";
    return words + longest + heartbeats + bands;
  }

  /** What is at a moment: the silence that it is in, and the nearest frame. */
  static String at(GapPlotData data, double ms) {
    int frame = data.nearestFrame(ms);
    String nearest =
        frame < 0
            ? ""
            : "\n"
                + Texts.text(
                    "gap-plot.frame",
                    Format.count(frame),
                    exact(data.frameTime(frame)),
                    Format.bytes(data.frameBytes(frame)));
    String silent =
        data.gaps().stream()
            .filter(gap -> gap.fromMs() <= ms && ms <= gap.toMs())
            .findFirst()
            .map(gap -> "\n" + Texts.text("gap-plot.silent", label(gap)))
            .orElse("");
    String band =
        data.bands().stream()
            .filter(each -> each.fromMs() <= ms && ms <= each.toMs())
            .findFirst()
            .map(each -> "\n" + each.words())
            .orElse("");
    return exact(ms) + band + silent + nearest;
  }

  /** How long a silence was, and what it was where that is not plain. */
  static String label(GapPlotData.Gap gap) {
    String length = Format.millis(gap.millis());
    return gap.words().isEmpty() ? length : length + " " + gap.words();
  }

  /** A time to the microsecond. */
  static String exact(double ms) {
    return String.format(Locale.ROOT, "%,.3f ms", ms);
  }
}
