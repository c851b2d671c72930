package dev.sage.console.redaction;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The text that is looked at, what would leave of it, and the policy that decides. FX thread only;
 * it looks in the background, and only for the latest text: what was overtaken is thrown away.
 */
final class RedactionModel {
  /** No finding is selected. */
  static final int NONE = -1;

  private final PreviewDesk desk;
  private final Background background;
  private final Changes changes = new Changes();
  private final AtomicLong generation = new AtomicLong();
  private final ObjectProperty<Sink> sink = new SimpleObjectProperty<>(Sink.EXPORT);
  private final ReadOnlyObjectWrapper<RedactionPolicy> policy = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(Preview.EMPTY);
  private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>(Origin.TYPED);
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
  private final StringProperty refusal = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final Runnable stopListening;
  private String text = "";
  private boolean again;

  /**
   * A model without text.
   *
   * @param ui runs a task on the FX thread
   */
  RedactionModel(PreviewDesk desk, Background background, Executor ui) {
    this.desk = desk;
    this.background = background;
    policy.set(desk.policy(sink.get()));
    stopListening = desk.onChange(() -> ui.execute(this::refresh));
    sink.subscribe(to -> refresh());
  }

  /** Shows another text from its beginning. */
  void open(String newText, Origin from) {
    text = newText;
    refusal.set("");
    selected.set(NONE);
    origin.set(from);
    opened.set(opened.get() + 1);
    refresh();
  }

  /** The text was edited in place. */
  void edited(String newText) {
    if (!newText.equals(text)) {
      text = newText;
      refresh();
    }
  }

  /** Says why there is no text. */
  void refuse(String sentence) {
    refusal.set(sentence);
  }

  /** The text as it is now. */
  String text() {
    return text;
  }

  /** Looks again: the text, the place or a rule has changed. */
  void refresh() {
    policy.set(desk.policy(sink.get()));
    generation.incrementAndGet();
    if (working.get()) {
      again = true;
      return;
    }
    look();
  }

  private void look() {
    again = false;
    working.set(true);
    long mine = generation.get();
    String of = text;
    Sink to = sink.get();
    background
        .<@Nullable Preview>work(
            Texts.text("redaction.looking"),
            () -> mine == generation.get() ? Preview.of(desk, of, to) : null)
        .onSuccess(found -> show(found, mine))
        .andFinally(this::done)
        .start();
  }

  private void show(@Nullable Preview found, long of) {
    if (found == null || of != generation.get()) {
      return;
    }
    Preview before = preview.get();
    int index = selected.get();
    preview.set(found);
    // The same place stays selected where it is still one.
    selected.set(
        index >= 0 && index < before.marks().size()
            ? found.at(Side.ORIGINAL, before.marks().get(index).start())
            : NONE);
  }

  private void done() {
    if (again) {
      look();
    } else {
      working.set(false);
    }
  }

  /** Whether a kind is taken out at the chosen place. */
  void mask(KindRow row, boolean masked) {
    RedactionPolicy now = policy.get();
    change(
        switch (row.category()) {
          case PII -> now.withPii(row.kind(), masked);
          case SECRET, CUSTOM -> now.withKept(row.kind(), !masked);
        });
  }

  /** What becomes of a content at the chosen place. */
  void content(ContentClass type, ContentAction action) {
    if (policy.get().action(type) != action) {
      change(policy.get().withContent(type, action));
    }
  }

  private void change(RedactionPolicy to) {
    Sink where = sink.get();
    RedactionPolicy before = policy.get();
    desk.policy(where, to);
    policy.set(to);
    changes.done(() -> desk.policy(where, before));
  }

  /** Back to what Sage brings, at the chosen place. */
  void reset() {
    Sink where = sink.get();
    RedactionPolicy before = policy.get();
    desk.reset(where);
    changes.done(() -> desk.policy(where, before));
  }

  /** Goes to the next finding, or the one before; from the last to the first. */
  void move(int by) {
    int count = preview.get().marks().size();
    if (count > 0) {
      int from = selected.get() == NONE ? (by > 0 ? -1 : 0) : selected.get();
      selected.set(Math.floorMod(from + by, count));
    }
  }

  /** Goes to the next finding of a kind. */
  void jump(String kind) {
    List<Mark> marks = preview.get().marks();
    int count = marks.size();
    IntStream.rangeClosed(1, count)
        .map(step -> Math.floorMod(selected.get() + step, count))
        .filter(index -> marks.get(index).kind().equals(kind))
        .findFirst()
        .ifPresent(selected::set);
  }

  /** The finding that is selected, if one is. */
  @Nullable Mark selectedMark() {
    int index = selected.get();
    List<Mark> marks = preview.get().marks();
    return index >= 0 && index < marks.size() ? marks.get(index) : null;
  }

  /** The name of a place on the screen. */
  static String name(Sink sink) {
    return Texts.text("redaction.sink." + sink.name().toLowerCase(Locale.ROOT));
  }

  ObjectProperty<Sink> sinkProperty() {
    return sink;
  }

  ReadOnlyObjectProperty<RedactionPolicy> policyProperty() {
    return policy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Origin> originProperty() {
    return origin.getReadOnlyProperty();
  }

  /** Counts the texts that were opened: a change means that another is to be shown. */
  ReadOnlyIntegerProperty openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** Whether what is shown may be out of date. */
  ReadOnlyBooleanProperty workingProperty() {
    return working.getReadOnlyProperty();
  }

  IntegerProperty selectedProperty() {
    return selected;
  }

  /** Why a file was not taken; empty where none was refused. */
  StringProperty refusalProperty() {
    return refusal;
  }

  Changes changes() {
    return changes;
  }

  /** Listens no more. */
  void close() {
    stopListening.run();
  }
}
