package dev.sage.console.compare.matrix;

import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.Matrix;
import dev.sage.workbench.compare.RunOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What stands between Run and the first call: how the run goes, what it may cost, and whether the
 * person is asked. FX thread only; needs no toolkit.
 */
public final class RunGate {
  private static final int FEW_CALLS = 8;
  private static final int MANY_CALLS = 50;
  private static final BigDecimal DEAR = new BigDecimal("0.10");
  private static final BigDecimal MOST = new BigDecimal("1000000");

  private final StringProperty cap = new SimpleStringProperty("");
  private final IntegerProperty parallel = new SimpleIntegerProperty(RunOptions.PARALLEL);
  private final BooleanProperty queue = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<CostEstimate> estimate =
      new ReadOnlyObjectWrapper<>(CostEstimate.NONE);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final RunDesk desk;
  private Consumer<RunQuestion> asker = question -> question.go().run();
  private Supplier<Optional<CompareRequest>> next = Optional::empty;
  private boolean estimating;
  private boolean again;

  RunGate(RunDesk desk) {
    this.desk = desk;
    cap.subscribe(typed -> problem.set(wrong(typed) ? Texts.text("compare.matrix.cap.wrong") : ""));
  }

  /** US dollars as typed; empty for no cap. */
  public StringProperty capProperty() {
    return cap;
  }

  /** How many calls of a column run at once. */
  public IntegerProperty parallelProperty() {
    return parallel;
  }

  /** Whether one column follows the other. */
  public BooleanProperty queueProperty() {
    return queue;
  }

  /** What a run now may cost. */
  ReadOnlyObjectProperty<CostEstimate> estimateProperty() {
    return estimate.getReadOnlyProperty();
  }

  /** What is wrong with the cap; empty where nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Who asks the person. */
  public void asks(Consumer<RunQuestion> who) {
    asker = who;
  }

  /** Where the run that would begin now comes from. */
  public void follow(Supplier<Optional<CompareRequest>> request) {
    next = request;
  }

  private static boolean wrong(String typed) {
    return !typed.isBlank() && money(typed).isEmpty();
  }

  private static Optional<BigDecimal> money(String typed) {
    String number = typed.strip();
    number = number.startsWith("$") ? number.substring(1).strip() : number;
    try {
      BigDecimal dollars = new BigDecimal(number);
      boolean sensible = dollars.signum() > 0 && dollars.compareTo(MOST) <= 0;
      return sensible ? Optional.of(dollars) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** How a run goes that begins now, or goes on now. */
  public RunOptions options() {
    return new RunOptions(
        parallel.get(),
        queue.get() ? RunOptions.Order.QUEUE : RunOptions.Order.TOGETHER,
        money(cap.get()).orElse(null),
        false);
  }

  /** A new run of that. */
  public CompareRequest request(List<CompareTarget> targets, int rows, int repetitions) {
    return CompareRequest.of(targets, rows, repetitions, options());
  }

  /** Another run's id with that. */
  public CompareRequest request(
      String runId, List<CompareTarget> targets, int rows, int repetitions) {
    return new CompareRequest(runId, targets, rows, repetitions, options());
  }

  /** What stands in the way of a run of that shape; empty where nothing does. */
  public String tooLarge(int columns, int rows, int repetitions) {
    return new Matrix(Math.max(1, columns), Math.max(1, rows), repetitions).small()
        ? ""
        : Texts.text("compare.matrix.too-large", Matrix.MOST_CALLS);
  }

  /** Begins the run, after asking where it is large or may be dear. */
  public void pass(CompareRequest request, Runnable go) {
    if (request.matrix().size() <= FEW_CALLS) {
      go.run();
      return;
    }
    desk.estimate(
        pricing -> CostEstimate.of(request, pricing),
        found -> {
          estimate.set(found);
          ask(
              found,
              Texts.text(
                  "compare.matrix.confirm.shape",
                  request.targets().size(),
                  request.rows(),
                  request.repetitions()),
              go);
        },
        () -> {});
  }

  /** The same where a run goes on with these cells. */
  public void pass(CompareRequest request, List<CellAddress> cells, Runnable go) {
    if (cells.size() <= FEW_CALLS) {
      go.run();
      return;
    }
    desk.estimate(
        pricing -> CostEstimate.of(request, cells, pricing),
        found -> ask(found, Texts.text("compare.matrix.confirm.same"), go),
        () -> {});
  }

  private void ask(CostEstimate found, String shape, Runnable go) {
    boolean dear =
        found.calls() > MANY_CALLS || !found.known() || found.dollars().compareTo(DEAR) > 0;
    if (dear) {
      asker.accept(new RunQuestion(found, shape, go));
    } else {
      go.run();
    }
  }

  private void estimated() {
    estimating = false;
    if (again) {
      again = false;
      changed();
    }
  }

  /** What would be run has changed. */
  public void changed() {
    if (estimating) {
      again = true;
      return;
    }
    next.get()
        .ifPresentOrElse(
            request -> {
              estimating = true;
              desk.estimate(
                  pricing -> CostEstimate.of(request, pricing), estimate::set, this::estimated);
            },
            () -> estimate.set(CostEstimate.NONE));
  }
}
