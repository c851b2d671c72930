package dev.sage.console.streams.list;

import dev.sage.console.control.FilterHelp;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.FilterLanguage;
import dev.sage.workbench.store.FilterProblem;
import dev.sage.workbench.store.KnownValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The language of calls, and the filters of the person, for the field. FX thread only. */
public final class CallsHelp implements FilterHelp {
  private final @Nullable SavedFilters filters;
  private FilterLanguage language = new FilterLanguage(KnownValues.NONE);

  /** The language alone. */
  public CallsHelp() {
    filters = null;
  }

  CallsHelp(SavedFilters filters) {
    this.filters = filters;
  }

  /** What the store knows now. */
  public void know(KnownValues values) {
    language = new FilterLanguage(values);
  }

  @Override
  public List<Suggestion> suggest(String text, int caret) {
    var all = new ArrayList<Suggestion>();
    if (text.isBlank() && filters != null) {
      for (SavedFilters.Saved one : filters.saved()) {
        all.add(
            new Suggestion(one.filter(), Texts.text("filter.saved", one.name()), 0, text.length()));
      }
      for (String recent : filters.recent()) {
        if (!filters.kept(recent)) {
          all.add(new Suggestion(recent, Texts.text("filter.recent"), 0, text.length()));
        }
      }
    }
    language.suggest(text, Math.min(caret, text.length())).stream()
        .map(one -> new Suggestion(one.text(), one.meaning(), one.from(), one.to()))
        .forEach(all::add);
    return all;
  }

  @Override
  public Meaning explain(String text) {
    try {
      return new Meaning(FilterLanguage.explain(text), false, 0, 0);
    } catch (FilterProblem problem) {
      return new Meaning(String.valueOf(problem.getMessage()), true, problem.from(), problem.to());
    }
  }
}
