package dev.sage.console.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The colours of a plot, from the style sheet: {@code -sage-plot-bytes} and so on. */
final class GapPlotColors {
  /** What has a colour of its own. */
  enum Part {
    BYTES,
    FRAMES,
    TOKENS,
    GAP,
    GAP_TEXT,
    AXIS,
    TEXT,
    SELECTED
  }

  private static final class Meta extends CssMetaData<GapPlot, Paint> {
    private final Part part;

    Meta(Part part) {
      super(
          "-sage-plot-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          StyleConverter.getPaintConverter(),
          Color.GRAY);
      this.part = part;
    }

    @Override
    public boolean isSettable(GapPlot plot) {
      return true;
    }

    @Override
    public StyleableProperty<Paint> getStyleableProperty(GapPlot plot) {
      return plot.color(part);
    }
  }

  private static final Map<Part, Meta> METAS = metas();
  private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

  private final Map<Part, StyleableObjectProperty<Paint>> paints = new EnumMap<>(Part.class);

  GapPlotColors(GapPlot plot, Runnable changed) {
    for (Part part : Part.values()) {
      paints.put(part, new PaintProperty(plot, part, changed));
    }
  }

  static List<CssMetaData<? extends Styleable, ?>> metaData() {
    return ALL;
  }

  StyleableObjectProperty<Paint> property(Part part) {
    return Objects.requireNonNull(paints.get(part));
  }

  Paint get(Part part) {
    return property(part).get();
  }

  private static Map<Part, Meta> metas() {
    Map<Part, Meta> metas = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      metas.put(part, new Meta(part));
    }
    return metas;
  }

  private static List<CssMetaData<? extends Styleable, ?>> all() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    all.addAll(METAS.values());
    return Collections.unmodifiableList(all);
  }

  private static final class PaintProperty extends StyleableObjectProperty<Paint> {
    private final GapPlot plot;
    private final Part part;
    private final Runnable changed;

    PaintProperty(GapPlot plot, Part part, Runnable changed) {
      super(Color.GRAY);
      this.plot = plot;
      this.part = part;
      this.changed = changed;
    }

    @Override
    protected void invalidated() {
      get();
      changed.run();
    }

    @Override
    public CssMetaData<GapPlot, Paint> getCssMetaData() {
      return Objects.requireNonNull(METAS.get(part));
    }

    @Override
    public Object getBean() {
      return plot;
    }

    @Override
    public String getName() {
      return part.name();
    }
  }
}
