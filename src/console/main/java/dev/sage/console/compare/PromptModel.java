package dev.sage.console.compare;

import dev.sage.console.text.Texts;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The prompt and what all columns share. FX thread only; needs no toolkit. */
final class PromptModel {
  static final int MOST_REPETITIONS = 20;
  private static final double HOTTEST = 2;

  /** A variable that stands in the prompt, and its value. */
  record Variable(String name, StringProperty value) {}

  /** The field that stands in the way of a run. */
  enum Fault {
    EMPTY,
    VARIABLE,
    TEMPERATURE,
    MAX_TOKENS
  }

  private final StringProperty system = new SimpleStringProperty("");
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty temperature = new SimpleStringProperty("");
  private final StringProperty maxTokens = new SimpleStringProperty("");
  private final IntegerProperty repetitions = new SimpleIntegerProperty(1);
  private final ObservableList<Variable> variables = FXCollections.observableArrayList();
  private final ObservableList<Variable> variablesView =
      FXCollections.unmodifiableObservableList(variables);
  private final Map<String, StringProperty> values = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final List<Runnable> listeners = new ArrayList<>();

  PromptModel() {
    for (StringProperty text : List.of(system, user)) {
      text.subscribe(this::findVariables);
    }
    for (var property : List.of(temperature, maxTokens, repetitions)) {
      property.subscribe(this::changed);
    }
    changed();
  }

  StringProperty systemProperty() {
    return system;
  }

  StringProperty userProperty() {
    return user;
  }

  /** As typed; empty for the provider's default. */
  StringProperty temperatureProperty() {
    return temperature;
  }

  /** As typed; empty for the provider's default. */
  StringProperty maxTokensProperty() {
    return maxTokens;
  }

  IntegerProperty repetitionsProperty() {
    return repetitions;
  }

  /** The variables in order of appearance; a value outlives the variable's absence. */
  ObservableList<Variable> variables() {
    return variablesView;
  }

  /** What stands in the way of a run, or null. */
  ReadOnlyObjectProperty<@Nullable Fault> faultProperty() {
    return fault.getReadOnlyProperty();
  }

  /** The same in words: what to do; empty where nothing does. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Calls the listener after every change. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * The request for one model.
   *
   * @throws IllegalStateException while there is a fault
   */
  ChatRequest request(String model) {
    if (fault.get() != null) {
      throw new IllegalStateException(problem.get());
    }
    var request = ChatRequest.builder(model);
    Map<String, String> filled = values();
    String instructions = Variables.fill(system.get(), filled);
    if (!instructions.isBlank()) {
      request.message(Message.system(instructions));
    }
    return request
        .message(Message.user(Variables.fill(user.get(), filled)))
        .temperature(number(temperature.get()).orElse(null))
        .maxTokens(number(maxTokens.get()).map(Double::intValue).orElse(null))
        .build();
  }

  Map<String, String> values() {
    Map<String, String> named = new LinkedHashMap<>();
    values.forEach((name, value) -> named.put(name, value.get()));
    return named;
  }

  void restore(CompareDraft draft) {
    draft.values().forEach((name, value) -> value(name).set(value));
    system.set(draft.system());
    user.set(draft.user());
    temperature.set(draft.temperature());
    maxTokens.set(draft.maxTokens());
    repetitions.set(draft.repetitions());
  }

  private void findVariables() {
    Set<String> names = Variables.names(system.get(), user.get());
    if (!names.equals(Set.copyOf(variables.stream().map(Variable::name).toList()))
        || names.size() != variables.size()) {
      variables.setAll(names.stream().map(name -> new Variable(name, value(name))).toList());
    }
    changed();
  }

  private StringProperty value(String name) {
    return values.computeIfAbsent(
        name,
        key -> {
          StringProperty value = new SimpleStringProperty("");
          value.subscribe(this::changed);
          return value;
        });
  }

  private void changed() {
    Fault found = check();
    fault.set(found);
    problem.set(found == null ? "" : words(found));
    listeners.forEach(Runnable::run);
  }

  private @Nullable Fault check() {
    if (user.get().isBlank()) {
      return Fault.EMPTY;
    }
    if (variables.stream().anyMatch(variable -> variable.value().get().isEmpty())) {
      return Fault.VARIABLE;
    }
    if (!inRange(temperature.get(), 0, HOTTEST)) {
      return Fault.TEMPERATURE;
    }
    boolean whole = number(maxTokens.get()).map(n -> n == Math.rint(n)).orElse(true);
    if (!whole || !inRange(maxTokens.get(), 1, Integer.MAX_VALUE)) {
      return Fault.MAX_TOKENS;
    }
    return null;
  }

  private String words(Fault found) {
    String name =
        variables.stream()
            .filter(variable -> variable.value().get().isEmpty())
            .map(Variable::name)
            .findFirst()
            .orElse("");
    return switch (found) {
      case EMPTY -> Texts.text("compare.fault.empty");
      case VARIABLE -> Texts.text("compare.fault.variable", name);
      case TEMPERATURE -> Texts.text("compare.fault.temperature");
      case MAX_TOKENS -> Texts.text("compare.fault.max-tokens");
    };
  }

  private static boolean inRange(String typed, double least, double most) {
    return typed.isBlank()
        || number(typed).filter(value -> value >= least && value <= most).isPresent();
  }

  private static Optional<Double> number(String typed) {
    try {
      return typed.isBlank()
          ? Optional.empty()
          : Optional.of(new BigDecimal(typed.strip()).doubleValue());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
