package dev.sage.console.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast by WCAG 2.2, of the colours as the toolkit resolves them. */
class ContrastTest {
  private static final String[] TEXTS = {
    "-color-fg-default", "-color-fg-muted", "-color-accent-fg",
    "-sage-success", "-sage-attention", "-sage-danger",
    "-sage-json-string", "-sage-json-number", "-sage-json-word"
  };
  private static final String[][] PAIRS = {
    {"-color-fg-default", "-sage-chrome"},
    {"-color-fg-muted", "-sage-chrome"},
    {"-color-fg-default", "-sage-selected"},
    {"-color-fg-muted", "-sage-selected"},
    {"-color-fg-default", "-sage-hover"},
    {"-color-fg-muted", "-sage-hover"},
    {"-color-fg-muted", "-sage-key"},
    {"-color-fg-default", "-sage-danger-ground"},
    {"-color-fg-muted", "-sage-danger-ground"},
    {"-sage-danger", "-sage-danger-ground"},
    {"-color-fg-default", "-sage-added-ground"},
    {"-color-fg-muted", "-sage-added-ground"},
    {"-color-fg-default", "-color-bg-subtle"},
    {"-color-fg-emphasis", "-color-accent-emphasis"},
  };

  @ParameterizedTest
  @EnumSource(ThemeChoice.class)
  void text_can_be_read(ThemeChoice theme) {
    try (Sample sample = new Sample(theme)) {
      for (String text : TEXTS) {
        sample.expect(text, "-color-bg-default", 4.5);
      }
      for (String[] pair : PAIRS) {
        sample.expect(pair[0], pair[1], 4.5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ThemeChoice.class)
  void data_colours_can_be_seen(ThemeChoice theme) {
    try (Sample sample = new Sample(theme)) {
      for (int i = 1; i <= 8; i++) {
        sample.expect("-sage-data-" + i, "-color-bg-default", 3);
      }
    }
  }

  /** A text on a ground, whose colours the toolkit resolves. */
  private static final class Sample implements AutoCloseable {
    private final Ui ui;
    private final StackPane pane;
    private final Label label;

    Sample(ThemeChoice theme) {
      ui = Ui.open(stage -> show(stage, theme));
      pane = (StackPane) ui.scene().getRoot();
      label = (Label) pane.getChildren().getFirst();
    }

    private static void show(Stage stage, ThemeChoice theme) {
      StackPane pane = new StackPane(new Label("text"));
      Scene scene = new Scene(pane, 200, 100);
      stage.setScene(scene);
      Themes themes = new Themes(scene, theme);
      stage.setOnHidden(event -> themes.close());
      stage.show();
    }

    void expect(String text, String ground, double least) {
      double contrast = Ui.onFx(() -> contrast(text, ground));
      assertThat(contrast).as("%s on %s", text, ground).isGreaterThanOrEqualTo(least);
    }

    private double contrast(String text, String ground) {
      label.setStyle("-fx-text-fill: " + text);
      pane.setStyle("-fx-background-color: " + ground);
      pane.applyCss();
      Color below = (Color) pane.getBackground().getFills().getFirst().getFill();
      double one = luminance((Color) label.getTextFill());
      double other = luminance(below);
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    @Override
    public void close() {
      ui.close();
    }
  }

  /** Relative luminance, WCAG 2.2. */
  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
