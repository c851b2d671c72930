package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderSettings;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The fields of the form beside the key: address, who pays, headers, and the connection. */
final class FieldsView extends VBox {
  private final FormModel form;
  private final Consumer<String> why;
  private final TextField baseUrl;
  private final HBox owners;
  private final VBox organization;
  private final VBox project;

  /**
   * The fields.
   *
   * @param why shows the ladder of the setting of that path
   */
  FieldsView(FormModel form, CaFileChooser chooser, Consumer<String> why) {
    super(12);
    this.form = form;
    this.why = why;
    baseUrl = field(FormField.BASE_URL);
    baseUrl.getStyleClass().add("mono");
    organization = labelled(FormField.ORGANIZATION, field(FormField.ORGANIZATION));
    project = labelled(FormField.PROJECT, field(FormField.PROJECT));
    owners = new HBox(12, organization, project);
    HBox.setHgrow(organization, Priority.ALWAYS);
    HBox.setHgrow(project, Priority.ALWAYS);
    TextField caFile = field(FormField.CA_FILE);
    caFile.setPromptText(Texts.text("setup.ca-file.prompt"));
    HBox.setHgrow(caFile, Priority.ALWAYS);
    Button choose = new Button(Texts.text("setup.ca-file.choose"));
    choose.setId("setup-ca-file-choose");
    choose.setOnAction(
        event ->
            chooser
                .choose(choose.getScene().getWindow())
                .ifPresent(file -> caFile.setText(file.toString())));
    TextField proxy = field(FormField.PROXY);
    proxy.setPromptText(Texts.text("setup.proxy.prompt"));
    getChildren()
        .setAll(
            labelled(FormField.BASE_URL, baseUrl),
            owners,
            headers(),
            labelled(FormField.PROXY, proxy),
            labelled(FormField.CA_FILE, caFile, new HBox(8, caFile, choose)));
    form.settingsProperty().subscribe(this::show);
  }

  private void show(@Nullable ProviderSettings shown) {
    if (shown == null) {
      return;
    }
    baseUrl.setPromptText(shown.defaultUrl());
    Presence.set(organization, shown.organization());
    Presence.set(project, shown.project());
    Presence.set(owners, shown.organization() || shown.project());
  }

  private VBox headers() {
    TextArea area = new TextArea();
    area.setPrefRowCount(2);
    area.setPromptText(Texts.text("setup.headers.prompt"));
    area.getStyleClass().addAll("mono", "setup-headers");
    bind(area, FormField.HEADERS);
    // Tab leaves the field: a header has none, and whoever uses the keyboard must get out.
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave(area, event));
    Label fault = new Label();
    fault.getStyleClass().addAll("secondary", "danger-text");
    fault
        .textProperty()
        .bind(
            form.headerFaultProperty()
                .map(line -> line.isEmpty() ? "" : Texts.text("setup.headers.fault", line)));
    fault.managedProperty().bind(form.headerFaultProperty().isNotEmpty());
    fault.visibleProperty().bind(fault.managedProperty());
    VBox box = labelled(FormField.HEADERS, area);
    box.getChildren().add(fault);
    return box;
  }

  private static void leave(TextArea area, KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  private TextField field(FormField field) {
    TextField text = new TextField();
    bind(text, field);
    return text;
  }

  private void bind(TextInputControl control, FormField field) {
    control.setId("setup-" + field.key());
    control.setAccessibleText(field.title());
    control.textProperty().bindBidirectional(form.text(field));
  }

  private VBox labelled(FormField field, Region control) {
    return labelled(field, control, control);
  }

  private VBox labelled(FormField field, Node control, Region line) {
    return new VBox(
        4,
        head(
            field.title(),
            field.key(),
            control,
            () -> {
              ProviderSettings shown = form.settingsProperty().get();
              if (shown != null) {
                why.accept(field.path(shown));
              }
            }),
        Content.inside(line));
  }

  /** The line above a field: its name, and the way to the ladder of its setting. */
  static HBox head(String title, String key, Node control, Runnable why) {
    Label label = new Label(title);
    label.getStyleClass().add("secondary");
    label.setLabelFor(control);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Button ask = Icons.button(Feather.HELP_CIRCLE, Texts.text("setup.why.button", title), why);
    ask.setId("setup-why-" + key);
    ask.getStyleClass().add("why-button");
    HBox head = new HBox(4, label, ask);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }
}
