package dev.sage.console.compare.answer;

import dev.sage.console.control.Icons;
import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogModel;
import dev.sage.console.control.LogView;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Texts;
import dev.sage.llm.Content;
import dev.sage.workbench.prompt.Turn;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The earlier turns of a column that has a conversation of its own; it has no parts until there is
 * one. FX thread only.
 */
final class ConversationView extends VBox {
  private final Runnable edit;
  private @Nullable FoldedLog parts;
  private @Nullable List<Turn> shown;

  /**
   * A view.
   *
   * @param edit opens the turns to be edited
   */
  ConversationView(Runnable edit) {
    this.edit = edit;
    getStyleClass().add("conversation");
    show(null);
  }

  private FoldedLog parts() {
    FoldedLog known = parts;
    if (known == null) {
      known = new FoldedLog(LogView.still(Texts.text("compare.conversation.name")), true);
      parts = known;
      HBox.setHgrow(known.fold(), Priority.ALWAYS);
      Button change = Icons.button(Feather.EDIT_2, Texts.text("compare.conversation.edit"), edit);
      getChildren().setAll(new HBox(known.fold(), change), known.log());
    }
    return known;
  }

  /** Shows those turns, or that the column has none of its own. */
  void show(@Nullable List<Turn> turns) {
    Presence.set(this, turns != null);
    if (turns == null || turns.equals(shown)) {
      shown = turns;
      return;
    }
    shown = turns;
    FoldedLog here = parts();
    here.fold().setText(Texts.text("compare.conversation.turns", turns.size()));
    here.log().model().clear();
    turns.forEach(turn -> append(turn, here.log().model()));
    here.log().followEnd();
  }

  private static void append(Turn turn, LogModel to) {
    to.append(OwnSheet.role(turn) + "\n", LogLine.Style.HEADING);
    if (!turn.text().isEmpty()) {
      to.append(turn.text() + "\n", LogLine.Style.TEXT);
    }
    if (turn instanceof Turn.Assistant assistant) {
      for (Content.ToolCall call : assistant.calls()) {
        to.append(call.toolName() + " " + call.arguments() + "\n", LogLine.Style.MONO);
      }
    }
  }
}
