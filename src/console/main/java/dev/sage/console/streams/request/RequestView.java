package dev.sage.console.streams.request;

import dev.sage.console.control.CodeView;
import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.FindBar;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.AskedRequest;
import dev.sage.workbench.store.CallSource;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a call asked: the conversation and the body, parameters and tools beside them. */
public final class RequestView extends StackPane {
  private final RequestModel model;
  private final ConversationView words;
  private final CodeView json = new CodeView(Texts.text("streams.request.json.name"));
  private final Label wire = new Label();
  private final Label banner = new Label();
  private final RequestAside aside = new RequestAside();
  private final TabPane tabs = new TabPane();
  private final VBox left;
  private final SplitPane split;
  private final LineFind find;
  private final FindBar bar;
  private String body = "";
  private @Nullable RequestLook seen;
  private boolean wasOdd;
  private final BooleanProperty finding = new SimpleBooleanProperty();

  /** A view of what that model shows. */
  public RequestView(RequestModel model, Services services) {
    this.model = model;
    setId("streams-request-view");
    getStyleClass().add("request");
    words = new ConversationView(services.pulse());
    find = new LineFind(services.background(), this::showLine);
    bar = new FindBar("streams-request", this::look, find::step, this::closed);
    find.setOnChanged(() -> bar.place(find.place()));
    wire.getStyleClass().addAll("secondary", "request-note");
    wire.setWrapText(true);
    wire.setMinHeight(USE_PREF_SIZE);
    BorderPane noted = new BorderPane(json);
    noted.setTop(wire);
    tabs.getTabs().setAll(tab("conversation", words), tab("json", noted));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setAccessibleText(Texts.text("streams.request"));
    tabs.getSelectionModel().selectedIndexProperty().subscribe(this::lookHere);
    banner.setId("streams-request-banner");
    banner.getStyleClass().addAll("secondary", "request-note");
    banner.setGraphic(Icons.of(Feather.INFO));
    banner.setWrapText(true);
    banner.setMinHeight(USE_PREF_SIZE);
    Button copy = Icons.button(Feather.COPY, Texts.text("streams.request.copy"), this::copy);
    copy.setId("streams-request-copy");
    StackPane tabbed = new StackPane(tabs, copy);
    StackPane.setAlignment(copy, Pos.TOP_RIGHT);
    VBox.setVgrow(tabbed, Priority.ALWAYS);
    left = new VBox(bar, banner, tabbed);
    left.setMinWidth(0);
    split = new SplitPane(left, aside);
    split.setDividerPositions(0.64);
    SplitPane.setResizableWithParent(aside, false);
    services.memory().follow("streams.request", split);
    model.lookProperty().subscribe(() -> showIfSeen(model));
    model.shownProperty().subscribe(() -> showIfSeen(model));
  }

  private static Tab tab(String key, Node content) {
    Tab tab = new Tab(Texts.text("streams.request.tab." + key), content);
    tab.setId("streams-request-tab-" + key);
    return tab;
  }

  /** Whether something is looked for. */
  public BooleanProperty findingProperty() {
    return finding;
  }

  /** Looks for words in the tab in front. */
  public void find() {
    bar.open();
    finding.set(true);
    look();
  }

  /** Goes to the next line found, or to the one before. */
  public void step(int by) {
    find.step(by);
  }

  /** Looks for nothing any more. */
  public void closeFind() {
    bar.close();
  }

  /** Gives the focus to what is in front. */
  public void takeFocus() {
    if (atWords()) {
      words.takeFocus();
    } else {
      json.focusTarget().requestFocus();
    }
  }

  /** Whether everything that is to be shown is on the screen. */
  public boolean settled() {
    return model.settled() && words.settled() && find.settled();
  }

  private boolean atWords() {
    return tabs.getSelectionModel().getSelectedIndex() == 0;
  }

  private void copy() {
    CopyRequest.fire(this, atWords() ? words.text() : body);
  }

  private void showLine(int line) {
    if (atWords()) {
      words.showLine(line);
    } else {
      json.showLine(line);
    }
  }

  private void look() {
    String query = bar.query();
    words.mark(query);
    json.mark(query);
    aside.mark(query);
    find.look(query);
  }

  /** Only the tab in front: to set megabytes in lines for nobody takes its time. */
  private void fill() {
    if (!atWords() && !json.getText().equals(body)) {
      json.setText(body);
    }
  }

  private void lookHere() {
    fill();
    find.in(atWords() ? words.text() : body);
  }

  private void closed() {
    finding.set(false);
    look();
    takeFocus();
  }

  /**
   * Beside the frames nobody looks at it: lines and trees of megabytes are made when it is shown.
   */
  private void showIfSeen(RequestModel from) {
    RequestLook now = from.shownProperty().get() ? from.lookProperty().get() : null;
    if (now != null && now.equals(seen)) {
      return;
    }
    seen = now;
    show(now);
  }

  private void show(@Nullable RequestLook look) {
    if (look == null) {
      getChildren().clear();
      return;
    }
    String state = state(look);
    boolean nothing = !look.hasMessages() && look.json().isBlank();
    boolean odd = look.asked().state() == AskedRequest.State.UNREADABLE;
    if (nothing || (!look.hasMessages() && !odd)) {
      getChildren().setAll(new EmptyState(Feather.FILE_MINUS, state));
      return;
    }
    banner.setText(state);
    banner.setVisible(!state.isEmpty());
    banner.setManaged(!state.isEmpty());
    words.show(look.words());
    body = look.json();
    fill();
    wire.setText(
        look.wire()
            ? Texts.text("streams.request.wire", look.call().api())
            : Texts.text("streams.request.stored"));
    aside.show(look);
    if (odd) {
      tabs.getSelectionModel().select(1);
    } else if (wasOdd) {
      tabs.getSelectionModel().select(0);
    }
    wasOdd = odd;
    lookHere();
    getChildren().setAll(split);
  }

  /** Which kinds of content are not there in words. */
  private static String missing(AskedRequest asked) {
    return new TreeMap<>(asked.missing())
        .entrySet().stream()
            .map(
                each ->
                    Texts.text(
                        "streams.request.missing." + word(each.getValue()),
                        Texts.text("streams.request.missing." + word(each.getKey()))))
            .collect(Collectors.joining("; "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Why words are missing; empty where none are. */
  static String state(RequestLook look) {
    String key = look.asked().state().name().toLowerCase(Locale.ROOT);
    boolean file = look.call().findings().source() == CallSource.IMPORT;
    return switch (look.asked().state()) {
      case KEPT -> "";
      case NONE ->
          Texts.text(file ? "streams.request.state.none.file" : "streams.request.state.none");
      case PARTLY -> Texts.text("streams.request.state.partly", missing(look.asked()));
      case HASHED, DROPPED, REMOVED, UNREADABLE -> Texts.text("streams.request.state." + key);
    };
  }
}
