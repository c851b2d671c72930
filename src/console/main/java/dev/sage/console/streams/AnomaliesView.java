package dev.sage.console.streams;

import dev.sage.console.control.Icons;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.Anomaly.Finding;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is odd about a call, by name, in one line. */
final class AnomaliesView extends HBox {
  AnomaliesView() {
    super(16);
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

  private static Label name(Finding finding) {
    Anomaly anomaly = finding.anomaly();
    String key = "streams.anomaly." + anomaly.key();
    FontIcon icon = Icons.of(anomaly.grave() ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE);
    Label name = new Label(Texts.text(key, finding.count()), icon);
    name.getStyleClass().addAll("anomaly", anomaly.grave() ? "grave" : "odd");
    name.setTooltip(new Tooltip(Texts.text(key + ".explained")));
    return name;
  }
}
