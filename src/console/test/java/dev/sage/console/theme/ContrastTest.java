package dev.sage.console.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast by WCAG 2.2, of the colours as the toolkit resolves them. */
class ContrastTest {
  private static final String[] TEXTS = {
    "-color-fg-default", "-color-fg-muted", "-color-accent-fg",
    "-sage-success", "-sage-attention", "-sage-danger",
    "-sage-json-string", "-sage-json-number", "-sage-json-word"
  };

  /** Lines, grounds without text, and what a text colour of the theme's base is called again. */
  private static final String[] NO_TEXT = {
    "-sage-neutral",
    "-sage-line",
    "-sage-scrim",
    "-sage-veil",
    "-sage-brush",
    "-sage-mask",
    "-sage-mask-line",
    "-sage-gap",
    "-sage-heat"
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
    {"-color-fg-muted", "-color-bg-subtle"},
    {"-color-fg-default", "-color-bg-overlay"},
    {"-color-fg-muted", "-color-bg-overlay"},
    {"-color-fg-default", "-sage-words"},
    {"-color-fg-muted", "-sage-words"},
    {"-sage-json-string", "-sage-words"},
    {"-sage-json-number", "-sage-words"},
    {"-sage-json-word", "-sage-words"},
    {"-sage-found", "-sage-secret-ground"},
    {"-sage-found", "-sage-pii-ground"},
    {"-sage-found", "-sage-custom-ground"},
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

  /** A token that a theme leaves out would be another theme's, or nothing. */
  @ParameterizedTest
  @EnumSource(ThemeChoice.class)
  void every_token_is_a_colour_in_every_theme(ThemeChoice theme) throws IOException {
    try (Sample sample = new Sample(theme)) {
      for (String token : tokens()) {
        assertThat(Ui.onFx(() -> sample.ground(token))).as(token).isNotNull();
      }
    }
  }

  /** Whatever is called a text of data or of a state is one that the test above looks at. */
  @Test
  void every_token_has_its_place_in_this_test() throws IOException {
    List<String> looked = new ArrayList<>(List.of(TEXTS));
    for (String[] pair : PAIRS) {
      looked.addAll(List.of(pair));
    }
    looked.addAll(List.of(NO_TEXT));
    IntStream.rangeClosed(1, 8).forEach(i -> looked.add("-sage-data-" + i));
    assertThat(looked).containsAll(tokens());
  }

  private static Set<String> tokens() throws IOException {
    Set<String> tokens = new TreeSet<>();
    for (String sheet : List.of("tokens-light.css", "tokens-dark.css", "tokens-contrast.css")) {
      try (InputStream css = Themes.class.getResourceAsStream(sheet)) {
        String text = new String(Objects.requireNonNull(css).readAllBytes(), UTF_8);
        Matcher token = Pattern.compile("(?m)^ *(-sage-[a-z0-9-]+):").matcher(text);
        while (token.find()) {
          tokens.add(token.group(1));
        }
      }
    }
    return tokens;
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

    Color ground(String token) {
      pane.setStyle("-fx-background-color: " + token);
      pane.applyCss();
      return (Color) pane.getBackground().getFills().getFirst().getFill();
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
