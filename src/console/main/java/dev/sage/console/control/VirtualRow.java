package dev.sage.console.control;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A row that shows one place of {@link VirtualRows} after another. FX thread only. */
public abstract class VirtualRow extends Region {
  /** None. */
  static final int NOTHING = -1;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private int index = NOTHING;

  /** A row that shows nothing yet. */
  protected VirtualRow() {
    getStyleClass().add("virtual-row");
    setManaged(false);
    setVisible(false);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
  }

  /** Shows what stands at that place now; called again when it may have changed. */
  protected abstract void show(int index);

  /** What it shows in words; only asked for by screen readers. */
  protected abstract String words();

  /** The place that it shows. */
  public final int index() {
    return index;
  }

  /** Returns whether it may look other than before. */
  final boolean place(int newIndex, boolean anew) {
    if (newIndex == index && !anew) {
      return false;
    }
    index = newIndex;
    setVisible(newIndex != NOTHING);
    if (newIndex != NOTHING) {
      show(newIndex);
    }
    return newIndex != NOTHING;
  }

  /** Returns whether it looks other than before. */
  final boolean selected(boolean is) {
    boolean other = is != getPseudoClassStates().contains(SELECTED);
    pseudoClassStateChanged(SELECTED, is);
    return other;
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> index == NOTHING ? "" : words();
      case INDEX -> index;
      case SELECTED -> getPseudoClassStates().contains(SELECTED);
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
