package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Texts;
import dev.sage.llm.config.ConfigOrigin;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.workbench.setup.SetupState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is wrong in {@code .env}, {@code sage.json} and the like: what, where, and the fix. */
final class ConfigProblemsView extends StackPane {
  private static final int MOST = 100;

  /** Shows a file at a line. */
  @FunctionalInterface
  interface Opener {
    void open(Path file, int line);
  }

  private final SetupModel model;
  private final SetupActions actions;
  private final Opener opener;
  private final VBox list = new VBox(8);
  private final ScrollPane scroll = new ScrollPane(list);
  private final EmptyState empty =
      new EmptyState(Feather.CHECK_CIRCLE, Texts.text("setup.problems.none"));

  ConfigProblemsView(SetupModel model, SetupActions actions, Opener opener) {
    this.model = model;
    this.actions = actions;
    this.opener = opener;
    setId("setup-problems-pane");
    list.getStyleClass().add("config-problems");
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.text("setup.problems"));
    scroll.setFocusTraversable(false);
    getChildren().setAll(empty, scroll);
    model.problems().addListener((ListChangeListener<ConfigProblem>) change -> show());
    model.stateProperty().subscribe(this::show);
  }

  private void show() {
    List<Node> cards = new ArrayList<>();
    SetupState state = model.stateProperty().get();
    if (state != null && state.untrusted() != null) {
      cards.add(trust(state.untrusted()));
    }
    model.problems().stream().limit(MOST).map(this::card).forEach(cards::add);
    list.getChildren().setAll(cards);
    empty.setVisible(cards.isEmpty());
    scroll.setVisible(!cards.isEmpty());
  }

  private Node trust(Path folder) {
    Label words =
        Content.mark(new Label(Texts.text("setup.trust.card", folder), Icons.of(Feather.LOCK)));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setGraphicTextGap(8);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button trust = new Button(actions.trust().label());
    trust.setId("setup-trust");
    Hint.on(trust, actions.trust().tooltip());
    trust.setMinWidth(Region.USE_PREF_SIZE);
    trust.setOnAction(event -> actions.trust().perform());
    HBox card = new HBox(8, words, trust);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().addAll("config-problem", "trust-card");
    return card;
  }

  private Node card(ConfigProblem problem) {
    Label summary = Content.mark(new Label(problem.summary()));
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    summary.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(summary, Priority.ALWAYS);
    Label code = new Label(problem.code().id());
    code.getStyleClass().addAll("mono", "secondary");
    code.setMinWidth(Region.USE_PREF_SIZE);
    HBox top = new HBox(8, new StatusIcon(state(problem), "setup.problem"), summary, code);
    top.setAlignment(Pos.TOP_LEFT);
    Label fix = Content.mark(new Label(problem.fix()));
    fix.setWrapText(true);
    fix.setMinHeight(Region.USE_PREF_SIZE);
    fix.getStyleClass().addAll("secondary", "config-problem-fix");
    VBox card = new VBox(4, top, fix);
    ConfigOrigin where = problem.where();
    if (where != null) {
      card.getChildren().add(place(where));
    }
    card.getStyleClass().add("config-problem");
    card.setAccessibleRole(AccessibleRole.PARENT);
    return card;
  }

  private HBox place(ConfigOrigin where) {
    IdLabel place = new IdLabel(where.shown());
    place.getStyleClass().add("secondary");
    place.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(place, Priority.ALWAYS);
    HBox line = new HBox(8, place);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("config-problem-place");
    button(where).ifPresent(line.getChildren()::add);
    return line;
  }

  private Optional<Button> button(ConfigOrigin where) {
    @Nullable Path file = where.file();
    if (file == null) {
      return Optional.empty();
    }
    Button open =
        new Button(
            where.line() > 0
                ? Texts.text("setup.problems.open", where.line())
                : Texts.text("setup.problems.open.file"));
    open.getStyleClass().add("open-at-line");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(event -> opener.open(file, where.line()));
    return Optional.of(open);
  }

  private static StatusIcon.State state(ConfigProblem problem) {
    return switch (problem.severity()) {
      case ERROR -> StatusIcon.State.FAILED;
      case WARNING -> StatusIcon.State.WARNING;
      case HINT -> StatusIcon.State.WAITING;
    };
  }
}
