package dev.sage.console.log;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.workbench.log.ProgramLog;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** Opens the log over whichever panel is shown. FX thread only. */
public final class LogDesk {
  private final ProgramLog log;
  private final Services services;
  private final LogLines lines;
  private final Action open =
      Action.of("window.log", Action.Category.WINDOW, this::toggle).on("Ctrl+Shift+L");
  private @Nullable LogSheet sheet;

  /** A desk for that log, with its action in the window and a button in the status bar. */
  public LogDesk(ProgramLog log, Services services) {
    this.log = log;
    this.services = services;
    this.lines = new LogLines(log, services.background());
    services.actions().add(open);
    Button button = ActionButtons.text(open);
    button.setText(Texts.text("log.title"));
    button.getStyleClass().addAll("flat", "status-button");
    services.foot().add(button);
  }

  /** Shows what was logged of a call. */
  public void openCall(String call) {
    lines.clear();
    lines.callProperty().set(call);
    show();
  }

  private void toggle() {
    LogSheet shown = sheet;
    if (shown != null && shown.getScene() != null) {
      services.overlays().close(shown);
    } else {
      show();
    }
  }

  private void show() {
    LogSheet shown = sheet;
    if (shown == null) {
      shown = new LogSheet(log, lines, services.pulse(), this::toggle);
      sheet = shown;
    }
    if (shown.getScene() == null) {
      services.overlays().show(shown, Pos.BOTTOM_CENTER, shown.first());
    }
  }

  /** Whether everything that was asked for is there. */
  public boolean settled() {
    return !lines.readingProperty().get();
  }
}
