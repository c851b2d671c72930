package dev.sage.console.compare.prompt;

import dev.sage.llm.Role;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The messages of the prompt, one below the other. FX thread only. */
final class BlocksView extends VBox {
  private final Map<Integer, BlockView> views = new LinkedHashMap<>();
  private final PromptModel model;
  private final Runnable removed;

  BlocksView(PromptModel model, Runnable removed) {
    super(8);
    this.model = model;
    this.removed = removed;
    setId("compare-blocks");
  }

  /** Shows the turns; an editor stays with its block wherever that goes. */
  void show(Prompt prompt, List<PromptProblem> problems) {
    List<Integer> blocks = model.blocks();
    views.keySet().retainAll(Set.copyOf(blocks));
    List<Node> wanted = new ArrayList<>();
    Set<Role> seen = EnumSet.noneOf(Role.class);
    for (int i = 0; i < blocks.size(); i++) {
      BlockView view =
          views.computeIfAbsent(blocks.get(i), id -> new BlockView(model, id, removed));
      Turn turn = prompt.turns().get(i);
      view.show(turn, i, blocks.size(), seen.add(turn.role()), of(problems, i));
      wanted.add(view);
    }
    if (!getChildren().equals(wanted)) {
      getChildren().setAll(wanted);
    }
  }

  private static List<PromptProblem> of(List<PromptProblem> problems, int index) {
    return problems.stream()
        .filter(problem -> problem.place().field() == Field.TURN)
        .filter(problem -> problem.place().column() < 0 && problem.place().index() == index)
        .toList();
  }

  /** The editors by block, in order. */
  List<BlockView> blocks() {
    return model.blocks().stream().map(views::get).toList();
  }

  Optional<BlockView> block(int id) {
    return Optional.ofNullable(views.get(id));
  }

  /** The block in which the focus is. */
  Optional<BlockView> focused() {
    return blocks().stream().filter(view -> within(view, focusOwner())).findFirst();
  }

  private Node focusOwner() {
    return getScene() == null || getScene().getFocusOwner() == null
        ? this
        : getScene().getFocusOwner();
  }

  private static boolean within(Node view, Node focus) {
    for (Node at = focus; at != null; at = at.getParent()) {
      if (at.equals(view)) {
        return true;
      }
    }
    return false;
  }
}
