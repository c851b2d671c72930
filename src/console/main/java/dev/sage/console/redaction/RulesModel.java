package dev.sage.console.redaction;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.Finding;
import dev.sage.llm.secret.Secret;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The person's own rules, and the one that is being written: tried on the text with every
 * keystroke. FX thread only.
 */
final class RulesModel {
  private final PreviewDesk desk;
  private final Background background;
  private final Supplier<String> text;
  private final Changes changes;
  private final ObservableList<CustomRule> rules = FXCollections.observableArrayList();
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty pattern = new SimpleStringProperty("");
  private final BooleanProperty ignoreCase = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper keepable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Finding>> matches =
      new ReadOnlyObjectWrapper<>(List.of());
  private final AtomicLong generation = new AtomicLong();
  private final Runnable stopListening;
  private String editing = "";
  private boolean trying;
  private boolean again;

  /**
   * A model over that desk.
   *
   * @param text what rules are tried on
   */
  RulesModel(
      PreviewDesk desk,
      Background background,
      Executor ui,
      Supplier<String> text,
      Changes changes) {
    this.desk = desk;
    this.background = background;
    this.text = text;
    this.changes = changes;
    rules.setAll(desk.rules());
    stopListening = desk.onChange(() -> ui.execute(() -> rules.setAll(desk.rules())));
    name.subscribe(changed -> check());
    pattern.subscribe(changed -> tryOut());
    ignoreCase.subscribe(changed -> tryOut());
  }

  /** Begins a rule; for a selected text with a suggestion that matches it. */
  void write(String example) {
    begin("", example.isEmpty() ? "" : RuleSuggestion.pattern(example), false);
    name.set(example.isEmpty() ? "" : RuleSuggestion.name(example, rules));
  }

  /** Changes a rule that is there. */
  void edit(CustomRule rule) {
    begin(rule.name(), rule.pattern(), rule.ignoreCase());
    name.set(rule.name());
  }

  private void begin(String of, String with, boolean anyCase) {
    editing = of;
    writing.set(true);
    name.set("");
    pattern.set(with);
    ignoreCase.set(anyCase);
    tryOut();
  }

  /** Leaves the rule unwritten. */
  void cancel() {
    writing.set(false);
    matches.set(List.of());
  }

  /** Keeps the rule that was written. */
  void keep() {
    if (!keepable.get()) {
      return;
    }
    CustomRule rule = new CustomRule(name.get(), pattern.get(), ignoreCase.get());
    CustomRule before = named(editing.isEmpty() ? rule.name() : editing);
    if (before != null && !before.name().equals(rule.name())) {
      desk.remove(before.name());
    }
    desk.add(rule);
    changes.done(
        () -> {
          desk.remove(rule.name());
          if (before != null) {
            desk.add(before);
          }
        });
    cancel();
  }

  /** Takes a rule away. */
  void remove(CustomRule rule) {
    desk.remove(rule.name());
    changes.done(() -> desk.add(rule));
  }

  /** This value is taken out from now on; says where that is kept. */
  void always(String value, Consumer<String> say) {
    background
        .work(Texts.text("redaction.always.keeping"), () -> desk.always(Secret.of(value)))
        .onSuccess(always -> say.accept(always.sentence()))
        .start();
  }

  /** This value is left alone from now on. */
  void never(String value) {
    desk.never(value);
  }

  private @Nullable CustomRule named(String of) {
    return desk.rules().stream().filter(rule -> rule.name().equals(of)).findFirst().orElse(null);
  }

  /** Tries the pattern on the text once more: either has changed. */
  void tryOut() {
    check();
    generation.incrementAndGet();
    if (!writing.get()) {
      return;
    }
    if (pattern.get().isEmpty() || !problem.get().isEmpty()) {
      matches.set(List.of());
    } else if (trying) {
      again = true;
    } else {
      find();
    }
  }

  private void find() {
    trying = true;
    again = false;
    long mine = generation.get();
    String on = text.get();
    CustomRule rule = new CustomRule("match", pattern.get(), ignoreCase.get());
    background
        .work(Texts.text("redaction.rule.trying"), () -> desk.matches(rule, on))
        .onSuccess(
            found -> {
              if (mine == generation.get() && writing.get()) {
                matches.set(found);
              }
            })
        .andFinally(
            () -> {
              trying = false;
              if (again) {
                tryOut();
              }
            })
        .start();
  }

  private void check() {
    String of = name.get();
    boolean taken = !of.equals(editing) && named(of) != null;
    nameProblem.set(
        taken
            ? Texts.text("redaction.rule.name.taken")
            : of.isEmpty()
                ? ""
                : CustomRule.nameProblem(of).map(CustomRule.Problem::message).orElse(""));
    problem.set(
        pattern.get().isEmpty()
            ? ""
            : CustomRule.problem(pattern.get()).map(RulesModel::words).orElse(""));
    keepable.set(
        !of.isEmpty()
            && !pattern.get().isEmpty()
            && nameProblem.get().isEmpty()
            && problem.get().isEmpty());
  }

  private static String words(CustomRule.Problem wrong) {
    return Texts.text("redaction.rule.problem", wrong.message(), wrong.at() + 1);
  }

  ObservableList<CustomRule> rules() {
    return rules;
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty patternProperty() {
    return pattern;
  }

  BooleanProperty ignoreCaseProperty() {
    return ignoreCase;
  }

  /** Whether a rule is being written. */
  ReadOnlyBooleanProperty writingProperty() {
    return writing.getReadOnlyProperty();
  }

  ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  /** What is wrong with the pattern, and where. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty keepableProperty() {
    return keepable.getReadOnlyProperty();
  }

  /** What the pattern finds in the text; empty while none is written. */
  ReadOnlyObjectProperty<List<Finding>> matchesProperty() {
    return matches.getReadOnlyProperty();
  }

  /** Whether everything has been tried. */
  boolean settled() {
    return !trying;
  }

  /** Whether a rule that is there is being changed. */
  boolean changing() {
    return !editing.isEmpty();
  }

  void close() {
    stopListening.run();
  }
}
