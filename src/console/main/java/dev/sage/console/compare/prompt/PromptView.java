package dev.sage.console.compare.prompt;

import dev.sage.console.control.FindBar;
import dev.sage.console.shell.Action;
import dev.sage.llm.Role;
import dev.sage.workbench.prompt.PromptProblem;
import java.util.List;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The left pane: the prompt with its name above, everything that can be edited in the middle, which
 * scrolls, and Run below. FX thread only.
 */
public final class PromptView extends VBox {
  private final PromptModel model;
  private final PromptBody body;
  private final PromptFind find;
  private final PromptFoot foot;
  private final ScrollPane scroll;
  private final VBox slot = new VBox(8);

  /**
   * A pane.
   *
   * @param head what stands above it: the prompt's name and file
   * @param plan how many calls a run makes, in words, or what stands in its way
   * @param problem what stands in the way of a run; empty where nothing does
   * @param removed told that a message was taken out
   */
  public PromptView(
      PromptModel model,
      Node head,
      Action run,
      Action stop,
      ObservableStringValue plan,
      ObservableStringValue problem,
      Runnable removed) {
    this.model = model;
    getStyleClass().add("prompt-pane");
    setId("compare-prompt-pane");
    body = new PromptBody(model, removed);
    body.getChildren().add(slot);
    scroll = new ScrollPane(body);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    find = new PromptFind(body, this::scrollTo);
    foot = new PromptFoot(run, stop, plan, problem, this::goTo);
    Region line = new Region();
    line.getStyleClass().add("hairline");
    getChildren().setAll(head, find.bar(), scroll, line, foot);
    model.promptProperty().addListener((o, was, is) -> show());
    model.problemsProperty().addListener((o, was, is) -> show());
    show();
  }

  /** Where the inputs of a matrix stand: below the parameters. */
  public VBox slot() {
    return slot;
  }

  private void show() {
    body.show(model.prompt(), model.problemsProperty().get());
    foot.show(model.prompt(), model.problemsProperty().get());
    find.refresh();
  }

  /** Puts the focus into the question: the first user message. */
  public void focusPrompt() {
    body.blocks().blocks().stream()
        .filter(view -> "compare-user".equals(view.area().focusTarget().getId()))
        .findFirst()
        .or(() -> body.blocks().blocks().stream().findFirst())
        .ifPresent(BlockView::focusText);
  }

  void addNext() {
    body.addNext();
  }

  void moveFocused(int by) {
    body.blocks().focused().ifPresent(view -> model.move(view.block(), by));
    body.blocks().focused().ifPresent(BlockView::focusText);
  }

  void removeFocused(Runnable removed) {
    body.blocks()
        .focused()
        .ifPresent(
            view -> {
              model.remove(view.block());
              focusPrompt();
              removed.run();
            });
  }

  /** Makes the focused message one of the next role. */
  void turnFocused() {
    body.blocks()
        .focused()
        .ifPresent(
            view -> {
              int index = model.blocks().indexOf(view.block());
              Role[] roles = Role.values();
              Role now = model.prompt().turns().get(index).role();
              int next = (List.of(roles).indexOf(now) + 1) % roles.length;
              view.changeRole(roles[next]);
              view.focusText();
            });
  }

  /** Brings the field of a problem on the screen and puts the focus into it. */
  private void goTo(PromptProblem problem) {
    body.goTo(problem);
    applyCss();
    layout();
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    if (owner != null && holds(owner)) {
      scrollTo(owner);
    }
  }

  /** Folds a part, or unfolds it and brings it on the screen. */
  void toggle(String part) {
    Section section = body.sections().get(part);
    if (section != null) {
      section.open(!section.isOpen());
      if (section.isOpen()) {
        applyCss();
        layout();
        scrollTo(section.content());
      }
    }
  }

  void unfold(String part) {
    Section section = body.sections().get(part);
    if (section != null) {
      section.open(true);
    }
  }

  void find() {
    find.bar().open();
    find.refresh();
  }

  void findStep(int by) {
    find.step(by);
  }

  void closeFind() {
    find.bar().close();
  }

  /** Whether a node is in this pane. */
  boolean holds(@Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(this)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the focus is in a message. */
  boolean inBlock() {
    return body.blocks().focused().isPresent();
  }

  FindBar findBar() {
    return find.bar();
  }

  private void scrollTo(Node node) {
    Bounds in = body.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double height = body.getHeight() - scroll.getViewportBounds().getHeight();
    double top = scroll.getVvalue() * height;
    boolean visible =
        in.getMinY() >= top && in.getMaxY() <= top + scroll.getViewportBounds().getHeight();
    if (height > 0 && !visible) {
      scroll.setVvalue(Math.clamp((in.getMinY() - 12) / height, 0, 1));
    }
  }
}
