package dev.sage.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/**
 * Dresses one scene in the chosen theme and keeps it dressed while the choice or the desktop's own
 * setting changes. FX thread only.
 */
public final class Themes {
  /**
   * Means nothing; sage.css names it, so that a root that enters or leaves it waits for a pulse.
   */
  private static final PseudoClass TURN = PseudoClass.getPseudoClass("turn");

  private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final ChangeListener<ColorScheme> followDesktop = (o, was, is) -> apply();
  private final Scene scene;
  private boolean turn;

  /** Dresses the scene at once, so that the first frame is right. */
  public Themes(Scene scene, ThemeChoice first) {
    this.scene = scene;
    choice.set(first);
    choice.addListener((o, was, is) -> apply());
    Platform.getPreferences().colorSchemeProperty().addListener(followDesktop);
    apply();
  }

  /** The choice, to be shown and changed. */
  public ObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  /** Whether what is shown is dark; canvases that paint their own colours listen to this. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Stops following the desktop. */
  public void close() {
    Platform.getPreferences().colorSchemeProperty().removeListener(followDesktop);
  }

  private void apply() {
    boolean nowDark =
        switch (choice.get()) {
          case LIGHT -> false;
          case DARK, CONTRAST -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    onceForAll();
    Application.setUserAgentStylesheet(
        nowDark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheets(nowDark, choice.get() == ThemeChoice.CONTRAST));
    dark.set(nowDark);
  }

  /**
   * Each of the two changes of style sheets looks up the rules of all nodes at once, and again in
   * the next pulse. A root whose state has changed waits for that pulse anyway, and both leave it
   * to that: a third of the time, and nothing is held up until then.
   */
  private void onceForAll() {
    turn = !turn;
    scene.getRoot().pseudoClassStateChanged(TURN, turn);
  }

  private static List<String> sheets(boolean dark, boolean contrast) {
    String tokens = sheet(dark ? "tokens-dark.css" : "tokens-light.css");
    return contrast
        ? List.of(tokens, sheet("tokens-contrast.css"), sheet("sage.css"))
        : List.of(tokens, sheet("sage.css"));
  }

  private static String sheet(String name) {
    URL url = Themes.class.getResource(name);
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
