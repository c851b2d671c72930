package dev.sage.console.timeline.model;

import dev.sage.workbench.store.CallFilter;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A filter as it is typed, and the last one that made sense. FX thread only. */
public final class FilterText {
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<CallFilter> applied =
      new ReadOnlyObjectWrapper<>(CallFilter.ALL);

  public FilterText() {
    text.subscribe(this::typed);
  }

  /** As it is typed. */
  public StringProperty textProperty() {
    return text;
  }

  /** What is wrong with it; empty where nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The last that made sense. */
  public ReadOnlyObjectProperty<CallFilter> appliedProperty() {
    return applied.getReadOnlyProperty();
  }

  public CallFilter applied() {
    return applied.get();
  }

  /** Whether only some calls pass. */
  public boolean filters() {
    return !applied.get().source().isEmpty();
  }

  /** The same and only calls that failed. */
  CallFilter failed() {
    String failed = "(status:failed OR status:interrupted)";
    String source = applied.get().source();
    return CallFilter.parse(source.isEmpty() ? failed : "(" + source + ") " + failed);
  }

  private void typed(String now) {
    try {
      CallFilter parsed = CallFilter.parse(now);
      problem.set("");
      if (!parsed.source().equals(applied.get().source())) {
        applied.set(parsed);
      }
    } catch (IllegalArgumentException wrong) {
      problem.set(Optional.ofNullable(wrong.getMessage()).orElse(""));
    }
  }
}
