package dev.sage.console.control;

import dev.sage.console.text.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value as a tree whose branches are made when they are opened, and whose long arrays and
 * objects come in groups, so that a huge document costs no more than what is open. FX thread only.
 */
public final class JsonTree extends StackPane {
  private static final double ROW = 22;
  private static final int OPEN_LEVELS = 4;
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  /** Stay in sight above one that is gone to. */
  private static final int ROWS_BEFORE = 4;

  /** Rows that are opened by themselves, at most about so many. */
  private static final int OPEN_ROWS = 300;

  private final TreeView<JsonEntry> tree = new TreeView<>();
  private Consumer<List<Object>> selected = path -> {};
  private Runnable bytes = () -> {};

  /** What is selected is not what the person selected. */
  private boolean showing;

  private String marked = "";

  /**
   * An empty tree.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public JsonTree(String accessibleText) {
    getStyleClass().add("json");
    tree.setFixedCellSize(ROW);
    tree.setAccessibleText(accessibleText);
    tree.setShowRoot(false);
    tree.setCellFactory(view -> new Cell());
    MenuItem copy = new MenuItem(Texts.text("json.copy"));
    copy.setOnAction(event -> copy());
    MenuItem show = new MenuItem(Texts.text("json.bytes"));
    show.setOnAction(event -> bytes.run());
    tree.setContextMenu(new ContextMenu(copy, show));
    tree.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            bytes.run();
            event.consume();
          }
        });
    tree.getSelectionModel().selectedItemProperty().subscribe(this::picked);
    Content.mark(this);
    getChildren().setAll(tree);
  }

  /**
   * Told which member a person has selected: names and, in arrays, numbers from 0; empty for the
   * whole value, and a group of many.
   */
  public void setOnSelected(Consumer<List<Object>> consumer) {
    selected = consumer;
  }

  /** Asked to show the bytes of what is selected. */
  public void setOnBytes(Runnable action) {
    bytes = action;
  }

  private void picked(@Nullable TreeItem<JsonEntry> item) {
    if (!showing && item != null) {
      selected.accept(path(item));
    }
  }

  /** Selects a member and brings it into sight, its branches open; none for an empty path. */
  public void select(List<Object> path) {
    TreeItem<JsonEntry> before = tree.getSelectionModel().getSelectedItem();
    if (before != null && path(before).equals(path)) {
      // A group has no path of its own: who has come to one stays there.
      return;
    }
    showing = true;
    tree.getSelectionModel().clearSelection();
    TreeItem<JsonEntry> item = path.isEmpty() ? null : find(path);
    if (item != null) {
      tree.getSelectionModel().select(item);
      int row = tree.getRow(item);
      if (!inSight(row)) {
        tree.scrollTo(Math.max(0, row - ROWS_BEFORE));
      }
    }
    showing = false;
  }

  private @Nullable TreeItem<JsonEntry> find(List<Object> path) {
    TreeItem<JsonEntry> at = tree.getRoot();
    for (Object step : path) {
      // Through groups, and groups of groups.
      do {
        at = at == null ? null : child(at, step);
      } while (at != null && at.getValue().isGroup());
    }
    return at;
  }

  private static @Nullable TreeItem<JsonEntry> child(TreeItem<JsonEntry> item, Object step) {
    item.setExpanded(true);
    return item.getChildren().stream()
        .filter(child -> child.getValue().leadsTo(step))
        .findFirst()
        .orElse(null);
  }

  private boolean inSight(int row) {
    return tree.lookupAll(".tree-cell").stream()
        .anyMatch(
            node ->
                node instanceof TreeCell<?> cell
                    && cell.getIndex() == row
                    && cell.getBoundsInParent().getMaxY() + cell.getParent().getLayoutY()
                        <= tree.getHeight());
  }

  private boolean has(String text) {
    return !TextRange.of(marked, text).isEmpty();
  }

  private static List<Object> path(TreeItem<JsonEntry> item) {
    if (item.getValue().isGroup()) {
      return List.of();
    }
    Deque<Object> path = new ArrayDeque<>();
    TreeItem<JsonEntry> at = item;
    while (at.getParent() != null) {
      JsonEntry entry = at.getValue();
      if (!entry.isGroup()) {
        boolean element = at.getParent().getValue().json().isArray();
        path.addFirst(element ? (Object) Integer.valueOf(entry.name()) : entry.name());
      }
      at = at.getParent();
    }
    return List.copyOf(path);
  }

  /** Shows a value, its upper levels open. */
  public void setJson(JsonNode json) {
    showing = true;
    JsonEntry root = JsonEntry.root(json);
    // A value that is no object or array has no branches to hang below a hidden root.
    tree.setShowRoot(!json.isContainer());
    JsonItem item = new JsonItem(root);
    open(item, OPEN_LEVELS, OPEN_ROWS);
    tree.setRoot(item);
    showing = false;
  }

  /** Marks names and values that have these words, whatever the case; none for no words. */
  public void mark(String words) {
    marked = words;
    tree.refresh();
  }

  /** Gives the tree the focus. */
  public void takeFocus() {
    tree.requestFocus();
  }

  /** Empties the tree. */
  public void clear() {
    tree.setRoot(null);
  }

  /** Opens the upper levels, groups left closed, and says how many rows may still be opened. */
  private static int open(TreeItem<JsonEntry> item, int levels, int rows) {
    if (levels == 0 || rows <= 0 || item.isLeaf() || item.getValue().isGroup()) {
      return rows;
    }
    item.setExpanded(true);
    int left = rows - item.getChildren().size();
    for (TreeItem<JsonEntry> child : item.getChildren()) {
      left = open(child, levels - 1, left);
    }
    return left;
  }

  private void copy() {
    TreeItem<JsonEntry> item = tree.getSelectionModel().getSelectedItem();
    if (item != null) {
      CopyRequest.fire(this, item.getValue().copyText());
    }
  }

  private static final class JsonItem extends TreeItem<JsonEntry> {
    private boolean filled;

    JsonItem(JsonEntry entry) {
      super(entry);
    }

    @Override
    public boolean isLeaf() {
      return getValue().isLeaf();
    }

    @Override
    public ObservableList<TreeItem<JsonEntry>> getChildren() {
      if (!filled) {
        filled = true;
        super.getChildren().setAll(getValue().children().stream().map(JsonItem::new).toList());
      }
      return super.getChildren();
    }
  }

  private final class Cell extends TreeCell<JsonEntry> {
    private final Label key = new Label();
    private final Label value = new Label();
    private final HBox row = new HBox(6, key, value);
    private String valueStyle = "";

    Cell() {
      key.getStyleClass().add("json-key");
      key.setMinWidth(USE_PREF_SIZE);
      value.getStyleClass().add("json-value");
    }

    @Override
    protected void updateItem(@Nullable JsonEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      key.setText(entry.name());
      key.setManaged(!entry.name().isEmpty());
      value.setText(entry.shown());
      value.getStyleClass().remove(valueStyle);
      valueStyle = "json-" + entry.kind();
      value.getStyleClass().add(valueStyle);
      setAccessibleText(entry.name() + " " + entry.shown());
      key.pseudoClassStateChanged(MARKED, has(entry.name()));
      value.pseudoClassStateChanged(MARKED, has(entry.shown()));
      setGraphic(row);
    }
  }
}
