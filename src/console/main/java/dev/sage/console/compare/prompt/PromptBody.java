package dev.sage.console.compare.prompt;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.Role;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.ToolList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Everything of the prompt that is edited, one below the other; it scrolls. FX thread only. */
final class PromptBody extends VBox {
  private static final String TOOLS = "tools";
  private static final String SCHEMA = "schema";

  private final PromptModel model;
  private final BlocksView blocks;
  private final ToolsView toolsView;
  private final JsonField schemaView;
  private final AssertionsView checksView;
  private final VariablesView variables;
  private final ParametersView parameters;
  private final Section tools;
  private final Section schema;
  private final Section checks;

  PromptBody(PromptModel model, Runnable removed) {
    super(12);
    this.model = model;
    getStyleClass().add("prompt-body");
    blocks = new BlocksView(model, removed);
    toolsView = new ToolsView(model);
    schemaView =
        new JsonField(
            "compare.schema",
            text -> model.edit("responseSchema", prompt -> prompt.withResponseSchema(text)));
    checksView = new AssertionsView(model);
    variables = new VariablesView(model);
    parameters = new ParametersView(model);
    tools = new Section("compare.tools", toolsView);
    schema = new Section("compare.schema", schemaView);
    checks = new Section("compare.checks", checksView);
    FlowPane sections =
        new FlowPane(
            4,
            4,
            adder(),
            tools.button(),
            schema.button(),
            checks.button(),
            parameters.more().button());
    sections.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .setAll(blocks, sections, toolsView, schemaView, checksView, variables, parameters);
  }

  private MenuButton adder() {
    MenuButton add = new MenuButton(Texts.text("compare.add-message"), Icons.of(Feather.PLUS));
    add.setId("compare-add-message");
    add.setAccessibleText(Texts.text("action.compare.message"));
    add.getStyleClass().addAll("flat", "small-button");
    for (Role role : Role.values()) {
      MenuItem item = new MenuItem(RoleWords.of(role));
      item.setOnAction(event -> add(role));
      add.getItems().add(item);
    }
    return add;
  }

  /** Adds a message behind the one with the focus, or at the end, and goes to it. */
  void add(Role role) {
    int count = model.blocks().size();
    int at = blocks.focused().map(view -> model.blocks().indexOf(view.block()) + 1).orElse(count);
    int block = model.add(at, RoleWords.turn(role, "", model.prompt().turns().subList(0, at)));
    blocks.block(block).ifPresent(BlockView::focusText);
  }

  /** Adds what likely comes next. */
  void addNext() {
    int count = model.blocks().size();
    int at = blocks.focused().map(view -> model.blocks().indexOf(view.block()) + 1).orElse(count);
    add(RoleWords.next(model.prompt().turns().subList(0, at)));
  }

  BlocksView blocks() {
    return blocks;
  }

  /** The foldable parts by the name of their actions. */
  Map<String, Section> sections() {
    return Map.of("tools", tools, "schema", schema, "checks", checks, "more", parameters.more());
  }

  void show(Prompt prompt, List<PromptProblem> problems) {
    blocks.show(prompt, problems);
    toolsView.show(prompt, problems);
    schemaView.show(prompt.responseSchema(), Problems.of(problems, Field.RESPONSE_SCHEMA));
    checksView.show(prompt, problems);
    variables.show(prompt, problems);
    parameters.show(prompt, problems);
    ToolList list = ToolList.of(prompt.tools());
    tools.count(
        prompt.tools().isBlank() ? "–" : Format.count(list.specs().size()),
        Problems.of(problems, Set.of(Field.TOOLS, Field.TOOL_CHOICE)));
    schema.count(
        Texts.text(prompt.responseSchema().isBlank() ? "compare.none" : "compare.schema.some"),
        Problems.of(problems, Field.RESPONSE_SCHEMA));
    checks.count(
        prompt.assertions().isEmpty() ? "–" : Format.count(prompt.assertions().size()),
        Problems.of(problems, Field.ASSERTION));
  }

  /** Unfolds the part in which a problem is, and puts the focus into its field. */
  void goTo(PromptProblem problem) {
    PromptProblem.Place place = problem.place();
    if (place.column() >= 0) {
      return;
    }
    switch (place.field()) {
      case TURN -> blocks.blocks().get(place.index()).focusText();
      case VARIABLE -> variables.focus(place.name());
      case TOOLS -> {
        tools.open(true);
        toolsView.area().goTo(Math.max(1, place.line()), Math.max(1, place.at()));
      }
      case TOOL_CHOICE -> {
        tools.open(true);
        toolsView.focusChoice();
      }
      case RESPONSE_SCHEMA -> {
        schema.open(true);
        schemaView.area().goTo(Math.max(1, place.line()), Math.max(1, place.at()));
      }
      case ASSERTION -> {
        checks.open(true);
        checksView.focus(place.index());
      }
      case TEMPERATURE, TOP_P, MAX_TOKENS, SEED, BUDGET_TOKENS, EXTRA, REPETITIONS ->
          parameters.goTo(place);
      case COLUMN -> {}
    }
  }

  /** Everything that is typed, in the order of the screen. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    blocks.blocks().forEach(view -> texts.put(place(view), view.area().text()));
    texts.put(TOOLS, toolsView.area().text());
    texts.put(SCHEMA, schemaView.area().text());
    return texts;
  }

  /** The editors by the same names. */
  Map<String, PromptArea> areas() {
    Map<String, PromptArea> areas = new LinkedHashMap<>();
    blocks.blocks().forEach(view -> areas.put(place(view), view.area()));
    areas.put(TOOLS, toolsView.area());
    areas.put(SCHEMA, schemaView.area());
    return areas;
  }

  /** Unfolds the part in which a text is. */
  void reveal(String place) {
    Optional.ofNullable(sections().get(place)).ifPresent(section -> section.open(true));
  }

  private static String place(BlockView view) {
    return "block." + view.block();
  }
}
