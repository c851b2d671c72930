package dev.sage.console.setup;

import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.FoundKey;
import dev.sage.workbench.setup.SetupState;
import dev.sage.workbench.setup.Typed;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** Opens what lies over the panel. FX thread only. */
final class Sheets {
  private final SetupModel model;
  private final Overlays overlays;

  Sheets(SetupModel model, Overlays overlays) {
    this.model = model;
    this.overlays = overlays;
  }

  private void show(Sheet sheet, Node focus) {
    overlays.show(sheet, Pos.CENTER, focus);
  }

  /** A button that closes what lies on top. */
  Button close(String key) {
    Button close = new Button(Texts.text(key));
    close.setId("setup-sheet-close");
    close.setOnAction(event -> overlays.closeTop());
    return close;
  }

  /** A file at a line, its secrets masked. */
  void file(Path file, int line) {
    model.masked(
        file,
        text -> {
          FileSheet sheet = new FileSheet(file, line, text, close("setup.sheet.close"));
          show(sheet, sheet.first());
        });
  }

  /** Asks whether the project's folder is to be trusted. */
  void trust() {
    SetupState state = model.stateProperty().get();
    Path folder = state == null ? null : state.untrusted();
    if (state == null || folder == null) {
      return;
    }
    TrustSheet sheet =
        new TrustSheet(
            folder,
            state.tried(),
            close("setup.sheet.cancel"),
            () -> {
              overlays.closeTop();
              model.trust(folder);
            });
    show(sheet, sheet.first());
  }

  /** The wizard for what stands in the form. */
  void save() {
    save(model.form().read());
  }

  /** The wizard for that. */
  void save(Typed typed) {
    WizardModel wizard = model.wizard(typed);
    WizardView sheet = new WizardView(wizard, overlays::closeTop);
    show(sheet, sheet.first());
  }

  /** Asks for a server of the person's own; the wizard follows. */
  void add() {
    AddServerSheet sheet =
        new AddServerSheet(
            name -> model.providers().find(name).isPresent(),
            close("setup.sheet.cancel"),
            draft -> {
              overlays.closeTop();
              model.select(draft.provider());
              save(new Typed(draft, null, null));
            });
    show(sheet, sheet.first());
  }

  /** What other tools have left. */
  void importing() {
    ImportSheet sheet = new ImportSheet(close("setup.sheet.close"), this::take);
    show(sheet, sheet);
    model.found(sheet::show);
  }

  private void take(FoundKey key) {
    overlays.closeTop();
    model.paste(key.provider(), key.key().reveal());
  }

  /** Looks for servers on this machine: only now, because the person asked. */
  void local() {
    LocalSheet sheet =
        new LocalSheet(
            close("setup.sheet.close"),
            server -> {
              overlays.closeTop();
              model.use(server);
            });
    show(sheet, sheet);
    model.local(sheet::show);
  }
}
