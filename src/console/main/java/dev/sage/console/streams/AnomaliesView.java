package dev.sage.console.streams;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.Anomaly.Finding;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is odd about a call, by name, in one line. */
final class AnomaliesView extends HBox {
  private final Consumer<Anomaly> explain;

  /**
   * A line without a call.
   *
   * @param explain asked to explain one
   */
  AnomaliesView(Consumer<Anomaly> explain) {
    super(8);
    this.explain = explain;
    setId("streams-anomalies");
    getStyleClass().add("anomalies");
    setAlignment(Pos.CENTER_LEFT);
  }

  void show(CallLook look) {
    List<Finding> found = look.anomalies();
    Label lead = new Label(lead(look));
    lead.getStyleClass().add("secondary");
    lead.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(lead);
    found.forEach(finding -> getChildren().add(name(finding)));
  }

  private static String lead(CallLook look) {
    if (!look.whole()) {
      return Texts.text(
          "streams.anomalies.reading",
          Format.count(look.reading().frames()),
          Format.count(look.times().size()));
    }
    if (!look.anomalies().isEmpty()) {
      return Texts.text("streams.anomalies");
    }
    return look.times().size() == 0 ? "" : Texts.text("streams.anomalies.none");
  }

  private Button name(Finding finding) {
    Anomaly anomaly = finding.anomaly();
    String key = "streams.anomaly." + anomaly.key();
    FontIcon icon = Icons.of(icon(anomaly.grade()));
    Button name = new Button(Texts.text(key, finding.count()), icon);
    name.setMinWidth(USE_PREF_SIZE);
    name.setOnAction(event -> explain.accept(anomaly));
    name.getStyleClass().addAll("flat", "anomaly", anomaly.grade().name().toLowerCase(Locale.ROOT));
    Hint.on(name, Texts.text(key + ".explained"));
    return name;
  }

  private static Feather icon(Anomaly.Grade grade) {
    return switch (grade) {
      case GRAVE -> Feather.X_CIRCLE;
      case ODD -> Feather.ALERT_TRIANGLE;
      case NOTE -> Feather.INFO;
    };
  }
}
