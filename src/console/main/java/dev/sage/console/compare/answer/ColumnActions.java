package dev.sage.console.compare.answer;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Action.Category;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.Notices;
import dev.sage.console.text.Texts;
import dev.sage.llm.LlmException;
import dev.sage.workbench.copyas.CopyForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * What can be done with the current column, for keys, palette and its menu. What is possible is
 * looked at again by {@link #update}. FX thread only.
 */
public final class ColumnActions {

  /** Where the views are, and where a recording goes. */
  public interface Place {
    /** The view of the current column; empty before the panel is built. */
    Optional<ColumnView> current();

    /** Lets the person choose a folder. */
    Optional<Path> folder();
  }

  /** What must be so of the column, and the name of the sentence that says so. */
  private record Need(String why, Predicate<ColumnModel> test) {}

  private record Condition(BooleanProperty holds, Predicate<ColumnModel> test) {}

  private final ColumnHost host;
  private final ColumnBoard board;
  private final AnswerDesk desk;
  private final Background background;
  private final Notices notices;
  private final Place place;
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Action> ofColumn = new ArrayList<>();
  private final List<Action> others = new ArrayList<>();

  public ColumnActions(
      ColumnHost host,
      ColumnBoard board,
      AnswerDesk desk,
      Background background,
      Notices notices,
      Consumer<String> openCall,
      Place place) {
    this.host = host;
    this.board = board;
    this.desk = desk;
    this.background = background;
    this.notices = notices;
    this.place = place;
    Need always = new Need("column", column -> true);
    Need answered = new Need("answer", column -> column.shownProperty().get() != null);
    Need over = new Need("answer.over", ColumnActions::over);
    Need idle = new Need("idle", column -> !column.running() && host.problem().isEmpty());
    Need repeated = new Need("repeated", column -> column.answers().size() > 1);
    Need compared = new Need("pinned", column -> board.pinnedProperty().get() != null);

    other(
        "send",
        Category.RUN,
        new Need("reply", column -> column.reply().sendable() && idle.test().test(column)),
        board::send);
    add("again", Category.RUN, idle, host::run, "Ctrl+Shift+Enter");
    add("continue", Category.RUN, over, column -> view(ColumnView::goOn), "C", "c");
    // Look
    add("pin", Category.LOOK, always, board::pin, "P", "p");
    other("difference", Category.LOOK, compared, column -> toggleDifferences(), "=");
    other("change.next", Category.LOOK, compared, column -> view(v -> v.goToChange(1)), ".");
    other("change.previous", Category.LOOK, compared, column -> view(v -> v.goToChange(-1)), ",");
    other("only", Category.LOOK, always, column -> toggleOnly(), "D", "d");
    other("next", Category.GO, always, column -> board.step(1), ">");
    other("previous", Category.GO, always, column -> board.step(-1), "<");
    other("repetition.next", Category.LOOK, repeated, c -> view(v -> v.foot().repetition(1)), "]");
    other(
        "repetition.previous",
        Category.LOOK,
        repeated,
        c -> view(v -> v.foot().repetition(-1)),
        "[");
    add("streams", Category.GO, answered, column -> openCall.accept(callId(column)), "O", "o");
    add("good", Category.LOOK, over, column -> view(v -> v.foot().rate(1)), "+");
    add("bad", Category.LOOK, over, column -> view(v -> v.foot().rate(-1)), "-");
    add("note", Category.LOOK, over, column -> view(v -> v.foot().note()), "N", "n");
    // Take away
    add("copy", Category.WINDOW, answered, column -> copy(text(column)), "Ctrl+Shift+C");
    add("copy.curl", Category.WINDOW, idle, column -> copyAs(CopyForm.CURL, column));
    add("copy.java", Category.WINDOW, idle, column -> copyAs(CopyForm.JAVA, column));
    add("copy.json", Category.WINDOW, idle, column -> copyAs(CopyForm.JSON, column));
    add("recording", Category.WINDOW, over, this::saveRecording);
    // The column itself
    add("parameters", Category.RUN, always, column -> view(ColumnView::editParameters), "U", "u");
    add("turns", Category.RUN, always, column -> view(ColumnView::editTurns), "T", "t");
    add(
        "duplicate",
        Category.GO,
        new Need("room", column -> host.canAdd()),
        board::duplicate,
        "Ctrl+D");
    add(
        "left",
        Category.GO,
        new Need("further", column -> board.canMove(column, -1)),
        column -> board.move(column, -1),
        "Alt+Shift+Left");
    add(
        "right",
        Category.GO,
        new Need("further", column -> board.canMove(column, 1)),
        column -> board.move(column, 1),
        "Alt+Shift+Right");
    add("remove", Category.GO, new Need("last", column -> host.canRemove()), board::remove);
    other(
        "undo",
        Category.RUN,
        new Need("undo", column -> board.undoableProperty().get() > 0),
        column -> board.undo(),
        "Ctrl+Alt+Z");
    board.currentProperty().subscribe(this::update);
    board.pinnedProperty().subscribe(this::update);
    board.undoableProperty().subscribe(this::update);
    host.columns().subscribe(this::update);
    update();
  }

  private void add(
      String id, Category category, Need possible, Consumer<ColumnModel> run, String... keys) {
    ofColumn.add(action(id, category, possible, run, keys));
  }

  private void other(
      String id, Category category, Need possible, Consumer<ColumnModel> run, String... keys) {
    others.add(action(id, category, possible, run, keys));
  }

  private Action action(
      String id, Category category, Need possible, Consumer<ColumnModel> run, String... keys) {
    BooleanProperty holds = new SimpleBooleanProperty();
    conditions.add(new Condition(holds, possible.test()));
    Action action =
        Action.of("compare.column." + id, category, () -> withCurrent(run))
            .when(holds, possible.why());
    return keys.length == 0 ? action : action.on(keys);
  }

  private void withCurrent(Consumer<ColumnModel> run) {
    ColumnModel column = board.currentProperty().get();
    if (column != null) {
      run.accept(column);
      update();
    }
  }

  /** Looks again at what is possible now. */
  public void update() {
    ColumnModel column = board.currentProperty().get();
    for (Condition condition : conditions) {
      condition.holds().set(column != null && condition.test().test(column));
    }
  }

  /** Those of the menu of a column. */
  public List<Action> menu() {
    update();
    return ofColumn.stream().sorted(Comparator.comparing(Action::category)).toList();
  }

  /** All of them, in the order in which they take keys. */
  public List<Action> all() {
    List<Action> all = new ArrayList<>(others);
    all.addAll(ofColumn);
    return all;
  }

  /** One of them by the end of its id: {@code only}. */
  public Action action(String id) {
    return all().stream()
        .filter(action -> action.id().equals("compare.column." + id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean over(ColumnModel column) {
    AnswerModel shown = column.shownProperty().get();
    return shown != null && shown.figures().status().over();
  }

  /** Sends the next message where one is being written, and says whether one was. */
  public boolean send() {
    Optional<ColumnView> writing = place.current().filter(ColumnView::writing);
    writing.ifPresent(view -> board.send(view.column()));
    return writing.isPresent();
  }

  private void view(Consumer<ColumnView> run) {
    place.current().ifPresent(run);
  }

  private void toggleDifferences() {
    board.differencesProperty().set(!board.differencesProperty().get());
  }

  private void toggleOnly() {
    board.onlyDifferentProperty().set(!board.onlyDifferentProperty().get());
  }

  private static String callId(ColumnModel column) {
    AnswerModel shown = column.shownProperty().get();
    return shown == null ? "" : shown.callId();
  }

  private static String text(ColumnModel column) {
    AnswerModel shown = column.shownProperty().get();
    return shown == null ? "" : shown.wholeText();
  }

  private void copy(String text) {
    view(view -> view.copy(text));
    notices.show(Notices.Kind.DONE, Texts.text("compare.copied"));
  }

  private void copyAs(CopyForm form, ColumnModel column) {
    var request = host.request(column);
    Supplier<Optional<String>> text = () -> desk.copyAs(form, request);
    background
        .work(Texts.text("compare.copy.work"), text::get)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    this::copy,
                    () -> notices.show(Notices.Kind.WARNING, Texts.text("compare.copy.no-http"))))
        .onFailure(
            LlmException.class,
            refused -> notices.show(Notices.Kind.ERROR, refused.error().message()))
        .start();
  }

  private void saveRecording(ColumnModel column) {
    String id = callId(column);
    place
        .folder()
        .ifPresent(
            folder ->
                background
                    .work(
                        Texts.text("compare.recording.work"), () -> desk.saveRecording(id, folder))
                    .onSuccess(
                        saved ->
                            notices.show(
                                Notices.Kind.DONE,
                                Texts.text("compare.recording.saved", saved.getFileName())))
                    .onFailure(
                        IOException.class,
                        failed ->
                            notices.show(Notices.Kind.ERROR, String.valueOf(failed.getMessage())))
                    .start());
  }
}
