package dev.sage.console.streams.explain;

import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Metric;
import dev.sage.console.control.MetricCard;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** "What am I looking at?", beside what is explained. FX thread only. */
public final class ExplanationCard extends VBox {
  private static final double WIDTH = 440;
  private static final Metric NONE = new Metric("", "", "");

  private final Label what = new Label();
  private final MetricCard figure = new MetricCard(NONE);
  private final Label here = text("explained-here");
  private final Label meaning = text("explained");
  private final Label why = text("explained");
  private final Label todo = text("explained");
  private final Label place = new Label();
  private final Button close;
  private final Button previous;
  private final Button next;
  private final HBox places;

  /**
   * A card without an explanation.
   *
   * @param visit goes to the next place, or with -1 to the one before
   * @param closed asked to close the card
   */
  public ExplanationCard(IntConsumer visit, Runnable closed) {
    super(8);
    setId("streams-card");
    getStyleClass().addAll("explanation-card", "overlay");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    what.getStyleClass().add("section-title");
    close = Icons.button(Feather.X, Texts.text("streams.card.close"), closed);
    previous =
        Icons.button(
            Feather.CHEVRON_LEFT, Texts.text("streams.card.previous"), () -> visit.accept(-1));
    next =
        Icons.button(Feather.CHEVRON_RIGHT, Texts.text("streams.card.next"), () -> visit.accept(1));
    next.setId("streams-card-next");
    previous.setId("streams-card-previous");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    place.getStyleClass().add("secondary");
    places = new HBox(4, previous, place, next);
    places.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(8, what, space, places, close);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .setAll(
            head,
            figure,
            here,
            meaning,
            heading("streams.card.why"),
            why,
            heading("streams.card.todo"),
            todo);
  }

  /** Lays a card of a figure over the panel; Esc or a click beside it closes it. */
  public static void open(Overlays overlays, Explanation explanation) {
    open(overlays, List.of(explanation));
  }

  /** The same for the figures of one answer: the arrows go from one to the next and around. */
  public static void open(Overlays overlays, List<Explanation> each) {
    new Opened(overlays, each).open();
  }

  private static final class Opened {
    private final Overlays overlays;
    private final List<Explanation> each;
    private final ExplanationCard card = new ExplanationCard(this::visit, this::close);
    private int at;

    Opened(Overlays overlays, List<Explanation> each) {
      this.overlays = overlays;
      this.each = List.copyOf(each);
      name(card.previous, "streams.card.figure.previous");
      name(card.next, "streams.card.figure.next");
    }

    private static void name(Button button, String key) {
      button.setAccessibleText(Texts.text(key));
      Hint.on(button, Texts.text(key));
    }

    void open() {
      visit(0);
      overlays.show(card, Pos.CENTER, card.close);
    }

    private void visit(int direction) {
      at = Math.floorMod(at + direction, each.size());
      boolean several = each.size() > 1;
      card.show(each.get(at), several ? at + 1 : 0, several ? each.size() : 0);
    }

    private void close() {
      overlays.close(card);
    }
  }

  private static Label heading(String key) {
    Label heading = new Label(Texts.text(key));
    heading.getStyleClass().add("explained-heading");
    return heading;
  }

  private static Label text(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * Shows an explanation.
   *
   * @param ordinal which place is on the screen, from 1; 0 for none
   * @param count how many places there are
   */
  public void show(Explanation explanation, int ordinal, int count) {
    what.setText(explanation.what());
    Metric alone = explanation.figure();
    figure.set(alone == null ? NONE : alone);
    figure.setManaged(alone != null);
    figure.setVisible(alone != null);
    here.setText(explanation.here());
    here.setManaged(!explanation.here().isEmpty());
    meaning.setText(explanation.meaning());
    why.setText(explanation.why());
    todo.setText(explanation.todo());
    places.setManaged(count > 0);
    places.setVisible(count > 0);
    previous.setDisable(count < 2);
    next.setDisable(count < 1);
    Hindrance.of(previous, Texts.text("need.place"));
    Hindrance.of(next, Texts.text("need.place"));
    place.setText(
        ordinal == 0
            ? Texts.text("streams.card.places", Format.count(count))
            : Texts.text("streams.card.place", Format.count(ordinal), Format.count(count)));
    setAccessibleText(
        String.join(
            " ",
            explanation.what(),
            alone == null ? explanation.here() : alone.value(),
            explanation.meaning(),
            explanation.why(),
            explanation.todo()));
  }
}
