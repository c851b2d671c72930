package dev.sage.console.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of what is drawn on a canvas, from the style sheet, so that they go along with the
 * theme. FX thread only.
 *
 * @param <P> what has a colour of its own
 */
public final class DrawnColors<P extends Enum<P>> {

  /** The names of the colours of one control: {@code -sage-plot-bytes} and so on. Immutable. */
  public static final class Sheet<P extends Enum<P>> {
    private final Map<P, Meta<P>> metas;
    private final List<CssMetaData<? extends Styleable, ?>> all;

    /**
     * Names that begin so.
     *
     * @param colors the colours of one of those controls
     */
    public Sheet(Class<P> parts, String prefix, Function<Region, DrawnColors<P>> colors) {
      metas = new EnumMap<>(parts);
      List<CssMetaData<? extends Styleable, ?>> together =
          new ArrayList<>(Region.getClassCssMetaData());
      for (P part : parts.getEnumConstants()) {
        Meta<P> meta = new Meta<>(part, prefix, colors);
        metas.put(part, meta);
        together.add(meta);
      }
      all = Collections.unmodifiableList(together);
    }

    /** What the control says of itself. */
    public List<CssMetaData<? extends Styleable, ?>> metaData() {
      return all;
    }
  }

  private static final class Meta<P extends Enum<P>> extends CssMetaData<Region, Paint> {
    private final P part;
    private final Function<Region, DrawnColors<P>> colors;

    Meta(P part, String prefix, Function<Region, DrawnColors<P>> colors) {
      super(
          prefix + part.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          StyleConverter.getPaintConverter(),
          Color.GRAY);
      this.part = part;
      this.colors = colors;
    }

    @Override
    public boolean isSettable(Region region) {
      return true;
    }

    @Override
    public StyleableProperty<Paint> getStyleableProperty(Region region) {
      return colors.apply(region).property(part);
    }
  }

  private final Map<P, StyleableObjectProperty<Paint>> paints;

  /**
   * The colours of a control.
   *
   * @param changed called when one is another
   */
  public DrawnColors(Region owner, Sheet<P> sheet, Runnable changed) {
    paints = new EnumMap<>(sheet.metas.keySet().iterator().next().getDeclaringClass());
    sheet.metas.forEach(
        (part, meta) -> paints.put(part, new PaintProperty(owner, part.name(), meta, changed)));
  }

  private StyleableObjectProperty<Paint> property(P part) {
    return Objects.requireNonNull(paints.get(part));
  }

  /** The colour of that part now. */
  public Paint get(P part) {
    return property(part).get();
  }

  private static final class PaintProperty extends StyleableObjectProperty<Paint> {
    private final Region owner;
    private final String name;
    private final CssMetaData<Region, Paint> meta;
    private final Runnable changed;

    PaintProperty(Region owner, String name, CssMetaData<Region, Paint> meta, Runnable changed) {
      super(Color.GRAY);
      this.owner = owner;
      this.name = name;
      this.meta = meta;
      this.changed = changed;
    }

    @Override
    protected void invalidated() {
      get();
      changed.run();
    }

    @Override
    public CssMetaData<Region, Paint> getCssMetaData() {
      return meta;
    }

    @Override
    public Object getBean() {
      return owner;
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
