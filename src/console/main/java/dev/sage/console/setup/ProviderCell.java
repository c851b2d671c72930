package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.StatusIcon;
import dev.sage.workbench.setup.ProviderEntry;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A provider as a row: how its last check ended, its name, and where its key comes from. */
final class ProviderCell extends ListCell<ProviderEntry> {
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING, "setup.state");
  private final Label title = new Label();
  private final Label source = Content.mark(new Label());
  private final HBox row = new HBox(12, icon, new VBox(0, title, source));
  private final Tooltip tooltip = new Tooltip();
  private final ProvidersModel model;
  private Subscription following = Subscription.EMPTY;

  ProviderCell(ProvidersModel model) {
    this.model = model;
    getStyleClass().add("provider-cell");
    row.setAlignment(Pos.CENTER_LEFT);
    source.getStyleClass().add("provider-source");
    source.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    // The row ends at the list's edge, so that a long source is cut instead of scrolled to.
    row.prefWidthProperty().bind(widthProperty().subtract(24));
    row.setMaxWidth(USE_PREF_SIZE);
  }

  @Override
  protected void updateItem(@Nullable ProviderEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    following.unsubscribe();
    if (empty || entry == null) {
      following = Subscription.EMPTY;
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    title.setText(entry.title());
    source.setText(SourceWords.of(entry));
    following = model.states().subscribe(() -> show(entry));
    show(entry);
    setGraphic(row);
    setTooltip(tooltip);
  }

  private void show(ProviderEntry entry) {
    icon.stateProperty().set(model.state(entry.name()));
    String words = SourceWords.whole(entry, icon.getAccessibleText());
    setAccessibleText(words);
    tooltip.setText(words);
  }
}
