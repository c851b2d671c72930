package dev.sage.benchmarks.console;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least program with a window in our theme: what any start is compared with. */
public final class HelloWorld {
  private HelloWorld() {}

  /** Shows it; with an argument it ends after so many ms. */
  public static void main(String[] arguments) throws InterruptedException {
    Platform.startup(
        () -> {
          Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
          Stage stage = new Stage();
          stage.setScene(new Scene(new StackPane(new Label("Hello, world.")), 1440, 900));
          stage.show();
        });
    if (arguments.length > 0) {
      Thread.sleep(Long.parseLong(arguments[0]));
      Platform.exit();
    }
  }
}
