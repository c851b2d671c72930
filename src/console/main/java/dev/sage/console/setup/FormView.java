package dev.sage.console.setup;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderEntry;
import dev.sage.workbench.setup.ProviderSettings;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The form of one provider. */
final class FormView extends BorderPane {
  private final Label title = new Label();
  private final Label format = new Label();
  private final HBox links = new HBox(12);
  private final SecretField key = new SecretField("setup-key", Texts.text("setup.field.api-key"));
  private final Label stored = new Label();
  private final FieldsView fields;
  private final Consumer<String> browse;

  /**
   * A form.
   *
   * @param why shows the ladder of the setting of that path
   * @param browse opens an address in the browser
   */
  FormView(
      SetupModel model,
      SetupActions actions,
      CaFileChooser chooser,
      Consumer<String> why,
      Consumer<String> browse) {
    this.browse = browse;
    FormModel form = model.form();
    getStyleClass().add("setup-form");
    key.textProperty().bindBidirectional(form.keyProperty());
    fields = new FieldsView(form, chooser, why);
    VBox page =
        new VBox(
            12,
            head(),
            new VBox(
                4,
                FieldsView.head(
                    Texts.text("setup.field.api-key"), "api-key", key, () -> ask(form, why)),
                key,
                stored,
                new HintsView(model)),
            fields);
    page.getStyleClass().add("setup-form-page");
    ScrollPane scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.text("setup.form"));
    scroll.setFocusTraversable(false);
    setCenter(scroll);
    setBottom(foot(actions));
    form.settingsProperty().subscribe(this::show);
  }

  private static void ask(FormModel form, Consumer<String> why) {
    ProviderSettings shown = form.settingsProperty().get();
    if (shown != null) {
      why.accept(shown.path("apiKey"));
    }
  }

  private VBox head() {
    title.getStyleClass().add("sheet-title");
    title.setId("setup-form-title");
    format.getStyleClass().addAll("mono", "secondary");
    links.setAlignment(Pos.CENTER_RIGHT);
    links.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, title, space(), links);
    line.setAlignment(Pos.BASELINE_LEFT);
    return new VBox(0, line, format);
  }

  private static HBox foot(SetupActions actions) {
    Button check = ActionButtons.primary(actions.check());
    check.setText(Texts.text("setup.check.button"));
    Button cancel = ActionButtons.text(actions.cancel());
    cancel.setText(Texts.text("setup.cancel.button"));
    Button save = ActionButtons.text(actions.save());
    save.setText(Texts.text("setup.save.button"));
    Label keys = new Label(actions.check().keyText());
    keys.getStyleClass().add("key-cap");
    HBox foot = new HBox(8, check, cancel, keys, space(), save);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("setup-foot");
    return foot;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private void show(@Nullable ProviderSettings shown) {
    setVisible(shown != null);
    if (shown == null) {
      return;
    }
    title.setText(shown.entry().title());
    format.setText(shown.entry().name() + " · " + shown.wireFormat());
    links
        .getChildren()
        .setAll(
            shown.links().entrySet().stream()
                .filter(link -> link.getKey().equals("keys") || link.getKey().equals("docs"))
                .sorted((a, b) -> b.getKey().compareTo(a.getKey()))
                .map(link -> link(link.getKey(), link.getValue()))
                .toList());
    String masked = shown.value(shown.path("apiKey"));
    key.promptTextProperty().set(prompt(shown.entry(), masked));
    stored.setText(SourceWords.of(shown.entry()));
    stored.getStyleClass().setAll("label", "secondary");
    stored.setGraphic(Icons.of(masked.isEmpty() ? Feather.MINUS_CIRCLE : Feather.KEY));
    stored.setGraphicTextGap(8);
  }

  private static String prompt(ProviderEntry entry, String masked) {
    if (entry.kind() == ProviderEntry.Kind.SIMULATED) {
      return masked;
    }
    if (!masked.isEmpty()) {
      return Texts.text("setup.key.stored", masked);
    }
    return Texts.text(entry.keyNeeded() ? "setup.key.prompt" : "setup.key.not-needed");
  }

  private Node link(String name, String address) {
    Hyperlink link =
        new Hyperlink(Texts.text("setup.link." + name), Icons.of(Feather.EXTERNAL_LINK));
    link.setId("setup-link-" + name);
    link.getStyleClass().add("setup-link");
    Hint.on(link, address);
    link.setOnAction(
        event -> {
          browse.accept(address);
          link.setVisited(false);
        });
    return link;
  }

  void focusKey() {
    key.focus();
  }
}
