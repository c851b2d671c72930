package dev.sage.console.compare.prompt;

import dev.sage.console.home.FolderChooser;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The left pane as a whole: the prompt, its files, what can be done, and its view. FX thread. */
public final class PromptDesk {
  private final PromptModel model;
  private final Services services;
  private final FolderChooser chooser;
  private final FilesModel files;
  private final PromptActions actions;
  private final Action undo;
  private @Nullable PromptView view;

  /**
   * The pane of a prompt; its view is built when it is asked for.
   *
   * @param chooser asks for a folder of prompts
   * @param clean takes keys out of what is written into files
   */
  public PromptDesk(
      PromptModel model, Services services, FolderChooser chooser, UnaryOperator<String> clean) {
    this.model = model;
    this.services = services;
    this.chooser = chooser;
    files =
        new FilesModel(
            model,
            Disk.of(services.background()),
            clean,
            words -> services.notices().show(Notices.Kind.DONE, words));
    actions = PromptActions.of(model, new Doing());
    undo = actions.undo().labelled(Texts.text("compare.undo.button"));
    files.errorProperty().subscribe(this::complain);
  }

  /** What can be done with the prompt. */
  public List<Action> actions() {
    return actions.all();
  }

  /**
   * The view, built at the first call.
   *
   * @param plan how many calls a run makes, in words, or what stands in its way
   * @param problem what stands in the way of a run; empty where nothing does
   */
  public PromptView view(
      Action run, Action stop, ObservableStringValue plan, ObservableStringValue problem) {
    PromptView built = view;
    if (built == null) {
      VBox head = new VBox(new PromptHead(files, actions, model), new OutsideBar(files));
      built = new PromptView(model, head, run, stop, plan, problem, this::removed);
      built.sceneProperty().subscribe(this::watch);
      actions.finding().bind(built.findBar().visibleProperty());
      view = built;
    }
    return built;
  }

  /** It has come on the screen: somebody may have changed the file. */
  public void shown() {
    files.check();
  }

  /** Unfolds a part: tools, schema, checks, more. */
  public void unfold(String part) {
    on(shown -> shown.unfold(part));
  }

  private void watch(@Nullable Scene scene) {
    if (scene != null) {
      scene.focusOwnerProperty().addListener((o, was, is) -> focus(is));
      scene
          .windowProperty()
          .subscribe(
              window -> {
                if (window != null) {
                  window.focusedProperty().addListener((o, was, is) -> files.check());
                }
              });
    }
  }

  private void focus(@Nullable Node owner) {
    boolean inside = view != null && view.holds(owner);
    actions.inBlock().set(inside && view != null && view.inBlock());
    actions.elsewhere().set(!inside && owner instanceof TextInputControl);
  }

  private void complain() {
    String words = files.errorProperty().get();
    if (!words.isEmpty() && !services.overlays().openProperty().get()) {
      services.notices().show(Notices.Kind.ERROR, words);
    }
  }

  private void removed() {
    services
        .notices()
        .show(new Notices.Notice(Notices.Kind.INFO, Texts.text("compare.block.removed"), undo));
  }

  private void on(Consumer<PromptView> action) {
    if (view != null) {
      action.accept(view);
    }
  }

  private void sheet(boolean naming) {
    Node[] sheet = new Node[1];
    FilesSheet built =
        new FilesSheet(
            files,
            model,
            () -> chooser.choose(window()),
            () -> services.overlays().close(sheet[0]));
    sheet[0] = built;
    files.refresh();
    services.overlays().show(built, Pos.TOP_CENTER, built.focusTarget(naming));
  }

  private @Nullable Window window() {
    return view == null || view.getScene() == null ? null : view.getScene().getWindow();
  }

  /** Does what the actions say. */
  private final class Doing implements PromptActions.Doing {
    @Override
    public void next() {
      on(PromptView::addNext);
    }

    @Override
    public void move(int by) {
      on(shown -> shown.moveFocused(by));
    }

    @Override
    public void remove() {
      on(shown -> shown.removeFocused(PromptDesk.this::removed));
    }

    @Override
    public void turn() {
      on(PromptView::turnFocused);
    }

    @Override
    public void toggle(String part) {
      on(shown -> shown.toggle(part));
    }

    @Override
    public void find() {
      on(PromptView::find);
    }

    @Override
    public void findStep(int by) {
      on(shown -> shown.findStep(by));
    }

    @Override
    public void closeFind() {
      on(PromptView::closeFind);
    }

    @Override
    public void files() {
      sheet(false);
    }

    @Override
    public void save() {
      if (files.hasFile()) {
        files.save();
      } else {
        sheet(true);
      }
    }

    @Override
    public void saveAs() {
      sheet(true);
    }

    @Override
    public void begin() {
      files.begin();
      on(PromptView::focusPrompt);
    }
  }
}
