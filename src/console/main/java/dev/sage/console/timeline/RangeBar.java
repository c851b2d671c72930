package dev.sage.console.timeline;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Segments;
import dev.sage.console.shell.Action;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.lanes.Picture;
import dev.sage.console.timeline.model.RangeModel;
import dev.sage.console.timeline.model.RangeModel.Span;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.timeline.TimeRange;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Which stretch of time is on the screen, in words, and whether it is live. FX thread only. */
final class RangeBar extends HBox {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Label words = new Label();
  private final Label count = new Label();
  private final Label state = new Label();
  private final ToggleButton follow;
  private final TimelineModel model;
  private final Live live;
  private final Moments moments;

  RangeBar(TimelineModel model, Live live, TimelineActions actions, Moments moments) {
    super(12);
    this.model = model;
    this.live = live;
    this.moments = moments;
    getStyleClass().add("timeline-range");
    setAlignment(Pos.CENTER_LEFT);
    RangeModel range = model.range();
    ObjectProperty<Span> chosen = new SimpleObjectProperty<>(Span.ALL);
    range.spanProperty().subscribe(chosen::set);
    chosen.subscribe(
        span -> {
          if (!span.equals(range.spanProperty().get())) {
            range.show(span);
          }
        });
    Segments<Span> spans =
        new Segments<>("timeline-span", TimelineChoices.SPANS, chosen, TimelineChoices::words);
    words.setId("timeline-range-words");
    words.getStyleClass().add("timeline-range-words");
    words.setMinWidth(0);
    count.setId("timeline-count");
    count.getStyleClass().add("secondary");
    count.setMinWidth(USE_PREF_SIZE);
    state.setId("timeline-state");
    state.getStyleClass().addAll("secondary", "timeline-state");
    state.setGraphic(dot());
    state.setMinWidth(USE_PREF_SIZE);
    follow = toggle(actions.follow(), Feather.SKIP_FORWARD);
    range.followingProperty().subscribe(follow::setSelected);
    ToggleButton pause = toggle(actions.pause(), Feather.PAUSE);
    live.pausedProperty().subscribe(pause::setSelected);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().setAll(spans, words, space, count, state, follow, pause);
    range.rangeProperty().subscribe(this::say);
    model.pictureProperty().subscribe(this::say);
    model.searchingProperty().subscribe(this::say);
    range.followingProperty().subscribe(this::say);
    live.pausedProperty().subscribe(this::say);
    live.freshProperty().subscribe(this::say);
  }

  private static Region dot() {
    Region dot = new Region();
    dot.getStyleClass().add("timeline-dot");
    return dot;
  }

  private static ToggleButton toggle(Action action, Feather icon) {
    ToggleButton button = new ToggleButton(null, Icons.of(icon));
    button.setId(action.id().replace('.', '-'));
    button.getStyleClass().addAll("icon-button", "flat");
    Hint.on(button, action.tooltip());
    button.setAccessibleText(action.label());
    button.setOnAction(event -> action.perform());
    return button;
  }

  private void say() {
    TimeRange range = model.range().rangeProperty().get();
    words.setText(range == null ? "" : moments.range(range));
    Picture picture = model.pictureProperty().get();
    count.setText(
        model.searchingProperty().get()
            ? Texts.text("timeline.searching")
            : picture == null ? "" : Texts.text("timeline.count", picture.view().calls()));
    boolean follows = model.range().followingProperty().get();
    follow.setSelected(follows);
    boolean paused = live.pausedProperty().get();
    state.pseudoClassStateChanged(ON, follows && !paused);
    int fresh = live.freshProperty().get();
    state.setText(
        paused
            ? fresh > 0
                ? Texts.text("timeline.paused.new", Format.count(fresh))
                : Texts.text("timeline.paused")
            : Texts.text(follows ? "timeline.live" : "timeline.stays"));
  }
}
