package dev.sage.console.shell;

import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import dev.sage.console.theme.MotionChoice;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.theme.Themes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: puts its parts together, shows panels, and takes everything down. FX thread only. */
public final class Shell implements AutoCloseable {
  /** The longest time between a change and its place on the disk. */
  private static final long KEEP_MILLIS = 300;

  private final Map<PanelId, Panel> panels = new EnumMap<>(PanelId.class);
  private final PanelPlace place = new PanelPlace();
  private final Actions actions = new Actions();
  private final Services services;
  private final Stage stage;
  private final Themes themes;
  private final Rail rail;
  private final TitleBar titleBar;
  private @Nullable Panel shown;

  /**
   * What a window is made from.
   *
   * @param home the folder of {@code window.json} and {@code drafts}
   * @param redact takes secrets out of texts that are shown as problems, logged or kept as drafts
   * @param copied makes of a text what may be on the clipboard
   * @param noticed how long a notice stays that goes by itself
   */
  public record Options(
      Path home,
      InstantSource clock,
      UnaryOperator<String> redact,
      UnaryOperator<String> copied,
      Duration noticed) {

    private static final Duration NOTICED = Duration.ofSeconds(6);

    /** What is copied is cleaned like everything else. */
    public Options(Path home, InstantSource clock, UnaryOperator<String> redact) {
      this(home, clock, redact, redact, NOTICED);
    }

    /** The same with something else for the clipboard. */
    public Options withCopied(UnaryOperator<String> copied) {
      return new Options(home, clock, redact, copied, noticed);
    }

    /** The same with notices that stay so long. */
    public Options withNoticed(Duration noticed) {
      return new Options(home, clock, redact, copied, noticed);
    }
  }

  /** Builds the window on that stage; nothing is shown yet. */
  public Shell(Stage stage, Options options, PanelFactory factory) {
    this.stage = stage;
    Fonts.load();
    Executor ui = Platform::runLater;
    Executor later = CompletableFuture.delayedExecutor(KEEP_MILLIS, TimeUnit.MILLISECONDS);
    Problems problems = new Problems(options.clock, ui, options.redact);
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    WindowMemory memory =
        new WindowMemory(options.home.resolve("window.json"), later, problems, screens);
    services =
        new Services(
            new Pulse(),
            new Background(ui, problems),
            problems,
            new Notices(),
            new Drafts(options.home.resolve("drafts"), later, problems, options.redact),
            new Status(ui),
            memory,
            this::open,
            new Overlays(),
            new Appearance(memory.state().theme(), memory.state().motion(), memory.state().size()),
            new Presentation(),
            FXCollections.observableArrayList(),
            FXCollections.observableArrayList(),
            FXCollections.observableArrayList());
    factory.create(services).stream()
        .sorted(Comparator.comparing(Panel::id))
        .forEach(panel -> panels.put(panel.id(), panel));

    BorderPane frame = new BorderPane();
    StackPane root =
        new StackPane(
            frame,
            services.overlays().node(),
            new NoticesView(services.notices(), options.noticed));
    root.getStyleClass().add("shell");
    Appearance appearance = services.appearance();
    Zoom zoom = new Zoom(root, appearance.sizeProperty());
    Scene scene = new Scene(zoom, WindowState.WIDTH, WindowState.HEIGHT);
    root.getChildren().addFirst(new Ground(scene));
    themes = new Themes(scene, memory.state().theme());
    services.presentation().follow(scene);
    themes.choiceProperty().bindBidirectional(appearance.themeProperty());
    appearance
        .motionProperty()
        .subscribe(motion -> scene.getPreferences().setReducedMotion(motion.reduced()));
    for (var looks :
        List.of(
            appearance.themeProperty(), appearance.motionProperty(), appearance.sizeProperty())) {
      looks.subscribe(() -> memory.appearance(appearance));
    }

    addActions();
    rail = new Rail(List.copyOf(panels.keySet()), this::open);
    titleBar = new TitleBar(services.corner(), action("window.palette"), action("window.theme"));
    frame.setLeft(rail);
    BorderPane panel = new BorderPane(place, titleBar, null, statusBar(problems), null);
    // A panel that needs more than there is must not squeeze the rail.
    panel.setMinWidth(0);
    frame.setCenter(panel);
    actions.listen(scene);
    Hindrance.showIn(scene);
    new CopyDesk(options.copied).listen(scene);
    services.overlays().openProperty().subscribe(actions::block);

    stage.setTitle(Texts.text("window.title"));
    stage.setMinWidth(WindowState.LEAST_WIDTH);
    stage.setMinHeight(WindowState.LEAST_HEIGHT);
    stage.setScene(scene);
    memory.follow(stage);
    open(first());
  }

  private StatusBar statusBar(Problems problems) {
    return new StatusBar(
        services,
        problems,
        action("window.problems"),
        action("window.present"),
        actions.find(Action.STORE));
  }

  private PanelId first() {
    return PanelId.of(services.memory().state().panel())
        .filter(panels::containsKey)
        .orElse(panels.keySet().iterator().next());
  }

  /** Brings the window on the screen. */
  public void show() {
    stage.show();
    if (shown != null) {
      shown.shown();
    }
  }

  /** Builds the panels that are not shown yet, while the person does nothing. */
  public void buildAhead() {
    Ahead.build(panels.values().stream().filter(panel -> !panel.equals(shown)).toList(), place);
  }

  /** What the window offers; the tour drives it through these. */
  public Services services() {
    return services;
  }

  /** The catalogue of actions in reach. */
  public Actions actions() {
    return actions;
  }

  /** The theme shown. */
  public Themes themes() {
    return themes;
  }

  /** The scene, for pictures. */
  public Scene scene() {
    return stage.getScene();
  }

  private void open(PanelId id) {
    Panel next = panels.get(id);
    Panel before = shown;
    if (next == null || next.equals(before)) {
      return;
    }
    if (before != null) {
      before.hidden();
    }
    shown = next;
    place.show(next.view());
    titleBar.show(next);
    rail.select(id);
    actions.panel(next.actions());
    services.memory().panel(id);
    if (stage.isShowing()) {
      next.shown();
    }
  }

  private void addActions() {
    for (PanelId id : panels.keySet()) {
      Action go =
          new Action(
              "go." + id.key(),
              Texts.text("action.go", id.title()),
              Action.Category.GO,
              List.of(Keys.parse("Ctrl+" + id.number())),
              Keys.always(),
              "",
              () -> {
                services.overlays().closeAll();
                open(id);
              });
      actions.add(go);
    }
    actions.add(
        Action.of("window.palette", Action.Category.WINDOW, this::palette)
            .on("Ctrl+K", "Ctrl+Shift+P"));
    actions.add(Action.of("window.keys", Action.Category.WINDOW, this::keys).on("?", "F1"));
    services.actions().forEach(actions::add);
    actions.add(Action.of("window.problems", Action.Category.WINDOW, this::problems));
    actions.add(Action.of("window.theme", Action.Category.WINDOW, this::nextTheme));
    for (ThemeChoice choice : ThemeChoice.values()) {
      actions.add(
          Action.of(
              "window.theme." + choice.key(),
              Action.Category.WINDOW,
              () -> themes.choiceProperty().set(choice)));
    }
    for (MotionChoice choice : MotionChoice.values()) {
      actions.add(
          Action.of(
              "window.motion." + choice.key(),
              Action.Category.WINDOW,
              () -> services.appearance().motionProperty().set(choice)));
    }
    actions.add(
        Action.of("window.present", Action.Category.WINDOW, this::present).on("Ctrl+Shift+H"));
    Appearance appearance = services.appearance();
    actions.add(
        Action.of("window.larger", Action.Category.WINDOW, () -> appearance.resize(1))
            .on("Ctrl+Equals", "Ctrl+Plus", "Ctrl+Add"));
    actions.add(
        Action.of("window.smaller", Action.Category.WINDOW, () -> appearance.resize(-1))
            .on("Ctrl+Minus", "Ctrl+Subtract"));
    actions.add(
        Action.of(
            "window.usual-size", Action.Category.WINDOW, () -> appearance.sizeProperty().set(1)));
    actions.add(
        Action.of("window.close", Action.Category.WINDOW, services.overlays()::closeTop)
            .on("Esc")
            .when(services.overlays().openProperty(), "overlay"));
  }

  private Action action(String id) {
    return actions.find(id).orElseThrow();
  }

  private void palette() {
    if (services.overlays().openProperty().get()) {
      return;
    }
    PaletteView view = new PaletteView(new PaletteModel(entries()), services.overlays());
    services.overlays().show(view, Pos.TOP_CENTER, view.input());
  }

  private void present() {
    BooleanProperty on = services.presentation().onProperty();
    on.set(!on.get());
    services
        .notices()
        .show(
            Notices.Kind.INFO, Texts.text(on.get() ? "presentation.begun" : "presentation.ended"));
  }

  /** What can be done, first in the shown panel, then in the window, then in other panels. */
  private List<PaletteModel.Entry> entries() {
    List<PaletteModel.Entry> entries = new ArrayList<>();
    List<PaletteModel.Entry> elsewhere = new ArrayList<>();
    for (Panel panel : panels.values()) {
      for (Action action : panel.actions()) {
        (panel.equals(shown) ? entries : elsewhere)
            .add(new PaletteModel.Entry(inPanel(panel.id(), action), panel.id().title()));
      }
    }
    for (Action action : actions.ofWindow()) {
      entries.add(new PaletteModel.Entry(action, action.category().title()));
    }
    entries.addAll(elsewhere);
    return entries;
  }

  private Action inPanel(PanelId id, Action action) {
    return new Action(
        action.id(),
        action.label(),
        action.category(),
        action.keys(),
        action.enabled(),
        action.need(),
        () -> {
          open(id);
          action.perform();
        });
  }

  private void keys() {
    KeysView view = new KeysView(actions.all());
    services.overlays().show(view, Pos.CENTER, view);
  }

  private void problems() {
    ProblemsView view = new ProblemsView(services.problems());
    services.overlays().show(view, Pos.BOTTOM_RIGHT, view);
  }

  private void nextTheme() {
    themes.choiceProperty().set(themes.darkProperty().get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
  }

  /** Closes the panels, writes what is unsaved and ends background work. */
  @Override
  public void close() {
    panels.values().forEach(Panel::close);
    services.background().close();
    services.drafts().flush();
    services.memory().flush();
    themes.close();
  }
}
