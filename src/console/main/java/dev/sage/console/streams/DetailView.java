package dev.sage.console.streams;

import dev.sage.console.control.CodeView;
import dev.sage.console.control.HexView;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.JsonTree;
import dev.sage.console.shell.Action;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Reads;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One frame as bytes, as fields, as JSON and as events. Only the tab in front is filled. */
final class DetailView extends BorderPane {
  private final CallModel model;
  private final FrameFind find;
  private final Label title = new Label();
  private final Label place = new Label();
  private final HexView hex = new HexView(DetailTab.BYTES.title());
  private final CodeView fields = new CodeView(DetailTab.SSE.title());
  private final JsonTree json = new JsonTree(DetailTab.JSON.title());
  private final CodeView events = new CodeView(DetailTab.EVENTS.title());
  private final TabPane tabs = new TabPane();
  private final Label hint = new Label(Texts.text("streams.detail.choose"));

  /** What was looked for in the frame that is shown, and chosen where it stands. */
  private @Nullable Found found;

  private record Found(long frame, PlaceChoice.Words words) {}

  /**
   * A view of the frame that is chosen.
   *
   * @param bring brings each of the tabs to the front, in their order
   */
  DetailView(CallModel model, FrameFind find, List<Action> bring) {
    this.find = find;
    this.model = model;
    setId("streams-detail");
    getStyleClass().add("detail");
    title.getStyleClass().add("pane-title");
    title.setMinWidth(USE_PREF_SIZE);
    place.setId("streams-detail-place");
    place.getStyleClass().addAll("secondary", "figure");
    place.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    place.setPadding(new Insets(0, 12, 0, 0));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox top = new HBox(8, title, space, place);
    top.setAlignment(Pos.CENTER_LEFT);
    setTop(top);
    for (DetailTab tab : DetailTab.values()) {
      tabs.getTabs().add(tab(tab, bring.get(tab.place())));
    }
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setAccessibleText(Texts.text("streams.detail"));
    select(DetailTab.JSON);
    tabs.getSelectionModel().selectedIndexProperty().subscribe(this::show);
    PlaceModel places = model.place();
    hex.setOnByte(at -> places.choose(new PlaceChoice.At(at)));
    hex.setOnEnter(this::showMember);
    fields.setOnLine(this::chooseField);
    fields.setOnEnter(this::showBytes);
    json.setOnSelected(path -> places.choose(new PlaceChoice.Member(path)));
    json.setOnBytes(this::showBytes);
    events.setOnLine(this::chooseEvent);
    events.setOnEnter(this::showMember);
    hint.setId("streams-detail-hint");
    hint.getStyleClass().add("secondary");
    hint.setMouseTransparent(true);
    setCenter(new StackPane(tabs, hint));
    model.detailProperty().subscribe(this::show);
    places.placeProperty().subscribe(this::mark);
    find.wordsProperty()
        .subscribe(
            words -> {
              fields.mark(words);
              json.mark(words);
              events.mark(words);
            });
    model.detailProperty().subscribe(() -> found = null);
    model.detailProperty().subscribe(this::chooseFound);
    find.stateProperty().subscribe(this::chooseFound);
  }

  private Tab tab(DetailTab tab, Action bring) {
    Tab made = new Tab(tab.title(), new StackPane(content(tab)));
    made.setId("streams-tab-" + tab.key());
    made.setTooltip(new Tooltip(bring.tooltip()));
    return made;
  }

  private Node content(DetailTab tab) {
    return switch (tab) {
      case BYTES -> hex;
      case SSE -> fields;
      case JSON -> json;
      case EVENTS -> events;
    };
  }

  /** The tab in front. */
  private DetailTab front() {
    return DetailTab.at(tabs.getSelectionModel().getSelectedIndex());
  }

  private void select(DetailTab tab) {
    tabs.getSelectionModel().select(tab.place());
  }

  /** Brings a tab to the front; a focus that was in the one before goes along. */
  void bring(DetailTab tab) {
    boolean inside = tabs.isFocusWithin() && !tabs.isFocused();
    select(tab);
    if (inside) {
      focus(tab);
    }
  }

  private void focus(DetailTab tab) {
    switch (tab) {
      case BYTES -> hex.rows().requestFocus();
      case SSE -> fields.focusTarget().requestFocus();
      case JSON -> focusJson();
      case EVENTS -> events.focusTarget().requestFocus();
    }
  }

  /** A frame that is no JSON has nothing there to give the focus to. */
  private void focusJson() {
    if (json.getScene() == null) {
      tabs.requestFocus();
    } else {
      json.takeFocus();
    }
  }

  private void show() {
    FrameDetail detail = model.detailProperty().get();
    title.setText(
        detail == null
            ? Texts.text("streams.detail.none")
            : Texts.text(
                "streams.detail.title",
                Format.count(detail.frame().sequence()),
                size(detail),
                read(detail)));
    tabs.setDisable(detail == null);
    hint.setVisible(detail == null);
    Hindrance.of(tabs, Texts.text("need.frame"));
    switch (front()) {
      case BYTES -> hex.setBytes(detail == null ? new byte[0] : detail.bytes());
      case SSE -> fields.setText(detail == null ? "" : fields(detail));
      case JSON -> showJson(detail);
      case EVENTS -> events.setText(detail == null ? "" : events(detail));
    }
    markHere(model.place().placeProperty().get());
  }

  /** The words that are looked for are chosen where they stand in the frame, once. */
  private void chooseFound() {
    FrameDetail detail = model.detailProperty().get();
    String words = find.wordsProperty().get();
    if (detail == null || words.isEmpty()) {
      return;
    }
    long frame = detail.frame().sequence();
    boolean part = find.part((int) frame) != FrameFind.Part.ALL_OR_NONE;
    Found now = new Found(frame, new PlaceChoice.Words(words, part));
    if (!now.equals(found)) {
      found = now;
      model.place().choose(now.words());
    }
  }

  private void chooseField(int line) {
    FrameDetail detail = model.detailProperty().get();
    if (detail != null && !detail.fields().isEmpty()) {
      model.place().choose(new PlaceChoice.Field(detail.fieldsText().at(line)));
    }
  }

  private void chooseEvent(int line) {
    FrameDetail detail = model.detailProperty().get();
    if (detail != null && !detail.events().isEmpty()) {
      model.place().choose(new PlaceChoice.Event(detail.eventsText().at(line)));
    }
  }

  /** What is chosen, in the bytes. */
  private void showBytes() {
    if (model.place().placeProperty().get() != null) {
      select(DetailTab.BYTES);
      focus(DetailTab.BYTES);
    }
  }

  /** What is chosen, in the JSON, or in the bytes where it belongs to no member. */
  private void showMember() {
    FramePlace chosen = model.place().placeProperty().get();
    if (chosen == null || chosen.path().isEmpty()) {
      showBytes();
    } else {
      select(DetailTab.JSON);
      focus(DetailTab.JSON);
    }
  }

  private void mark(@Nullable FramePlace chosen) {
    place.setText(chosen == null ? "" : chosen.words());
    markHere(chosen);
  }

  /** Only in the tab in front. */
  private void markHere(@Nullable FramePlace chosen) {
    FrameDetail detail = model.detailProperty().get();
    switch (front()) {
      case BYTES -> hex.mark(chosen == null ? null : chosen.bytes());
      case SSE -> showBlock(fields, detail == null ? null : detail.fieldsText(), field(chosen));
      case JSON -> json.select(chosen == null ? List.of() : chosen.path());
      case EVENTS -> showBlock(events, detail == null ? null : detail.eventsText(), event(chosen));
    }
  }

  private static int field(@Nullable FramePlace chosen) {
    return chosen == null ? FramePlace.NONE : chosen.field();
  }

  private static int event(@Nullable FramePlace chosen) {
    return chosen == null ? FramePlace.NONE : chosen.event();
  }

  private static void showBlock(CodeView view, @Nullable TextBlocks text, int block) {
    if (text == null || block < 0 || block >= text.starts().size()) {
      view.showNoLine();
    } else if (text.at(view.line()) != block) {
      // What the person has selected there stays as it is.
      view.showLine(text.starts().get(block));
    }
  }

  /** Which read completed it, and what else that read brought. */
  private String read(FrameDetail detail) {
    CallLook look = model.lookProperty().get();
    int frame = (int) detail.frame().sequence();
    return look == null || !Reads.known(look.times(), frame)
        ? ""
        : Texts.text(
            "streams.detail.read",
            Format.count(look.times().reads()[frame]),
            Reads.last(look.times(), frame) - Reads.first(look.times(), frame) + 1);
  }

  private static String size(FrameDetail detail) {
    String size = Format.bytes(detail.frame().length());
    return detail.frame().redacted()
        ? Texts.text("streams.detail.redacted", size, Format.bytes(detail.bytes().length))
        : size;
  }

  private static String fields(FrameDetail detail) {
    return detail.fields().isEmpty()
        ? Texts.text("streams.detail.no-fields")
        : detail.fieldsText().text();
  }

  private static String events(FrameDetail detail) {
    if (detail.unread()) {
      return Texts.text("streams.detail.unread");
    }
    return detail.events().isEmpty()
        ? Texts.text("streams.detail.no-events")
        : detail.eventsText().text();
  }

  private void showJson(@Nullable FrameDetail detail) {
    JsonNode value = detail == null ? null : detail.json();
    StackPane place = (StackPane) tabs.getTabs().get(DetailTab.JSON.place()).getContent();
    if (value != null) {
      json.setJson(value);
      place.getChildren().setAll(json);
    } else {
      json.clear();
      Label none = new Label(Texts.text("streams.detail.no-json"));
      none.getStyleClass().add("secondary");
      place.getChildren().setAll(detail == null ? json : none);
    }
  }
}
