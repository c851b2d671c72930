package dev.sage.console.compare.matrix;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.CallPricing;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.InputException;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.store.RunDetail;
import dev.sage.workbench.store.RunPlan;
import dev.sage.workbench.store.RunStart;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs of the workbench, read in the background. Thread-safe. */
public final class WorkbenchRuns implements RunDesk {
  /** Assertions and equality look at no more of an answer of an earlier run. */
  private static final int TEXT = 64 * 1024;

  private final Workbench workbench;
  private final Background background;

  public WorkbenchRuns(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.background = background;
  }

  @Override
  public void begin(RunStart run) {
    workbench.store().begin(run);
  }

  @Override
  public Comparison prepare(CompareRequest request, CellListener listener) {
    return workbench.prepare(request, listener);
  }

  @Override
  public void inputs(Path file, Consumer<InputRows> then, Consumer<String> problem) {
    background
        .work(Texts.text("compare.matrix.reading"), () -> InputRows.read(file))
        .onSuccess(then)
        .onFailure(InputException.class, e -> problem.accept(String.valueOf(e.getMessage())))
        .start();
  }

  @Override
  public void estimate(
      Function<Pricing, CostEstimate> look, Consumer<CostEstimate> then, Runnable over) {
    background
        .work(Texts.text("compare.matrix.estimating"), () -> look.apply(pricing()))
        .onSuccess(then)
        .andFinally(over)
        .start();
  }

  @Override
  public Pricing pricing() {
    return costs().<Pricing>map(CallPricing::new).orElse(Pricing.UNKNOWN);
  }

  /** Nothing where the person's price file is wrong: Settings says what is, and a run goes on. */
  private Optional<CallCosts> costs() {
    try {
      return Optional.of(CallCosts.of(workbench.home()));
    } catch (WorkbenchException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> cost(Optional<CallCosts> costs, StoredCall call) {
    return costs.flatMap(
        known -> known.cost(call.provider(), call.model(), call.answeredModel(), call.usage()));
  }

  @Override
  public void runs(int limit, Consumer<List<EarlierRun>> then) {
    background
        .work(
            Texts.text("compare.matrix.history.reading"),
            () -> {
              workbench.store().flush();
              Optional<CallCosts> costs = costs();
              return workbench.store().runs(0, limit).stream()
                  .map(run -> new EarlierRun(run, cost(costs, run)))
                  .toList();
            })
        .onSuccess(then)
        .start();
  }

  private Spent cost(Optional<CallCosts> costs, StoredRun run) {
    Spent spent = Spent.NOTHING;
    for (StoredCall call : workbench.store().callsOfRun(run.id())) {
      spent = spent.plus(cost(costs, call).orElse(null));
    }
    return spent;
  }

  @Override
  public void open(String runId, Consumer<OpenedRun> then) {
    background
        .work(
            Texts.text("compare.matrix.history.reading"),
            () -> {
              workbench.store().flush();
              return workbench.store().run(runId).map(this::opened);
            })
        .onSuccess(found -> found.ifPresent(then))
        .start();
  }

  private OpenedRun opened(RunDetail detail) {
    Map<CellAddress, StoredCall> calls = calls(detail);
    Map<String, String> texts =
        workbench.store().excerpts(calls.values().stream().map(StoredCall::id).toList(), TEXT);
    Optional<CallCosts> costs = costs();
    // Without a document that can be read nothing is asserted.
    Prompt prompt = MatrixRuns.prompt(detail).orElseGet(() -> Prompt.blank(List.of()));
    Judge judge = new Judge(prompt, MatrixRuns.inputs(detail.plan()));
    List<OpenedCell> cells = new ArrayList<>();
    calls.forEach(
        (at, call) -> {
          if (at.column() < detail.plan().columns().size()
              && at.repetition() <= detail.plan().repetitions()) {
            String text = texts.getOrDefault(call.id(), "");
            BigDecimal cost = cost(costs, call).orElse(null);
            cells.add(
                new OpenedCell(at, MatrixEntry.of(call, text, cost, judge.mark(call, text, cost))));
          }
        });
    return new OpenedRun(detail, prompt, cells);
  }

  /** What stands in each cell: a call of the run, else one of an earlier run that was kept. */
  private Map<CellAddress, StoredCall> calls(RunDetail detail) {
    Map<CellAddress, StoredCall> calls = new LinkedHashMap<>();
    List<String> ids = detail.plan().kept().stream().map(RunPlan.Kept::callId).toList();
    Map<String, StoredCall> earlier =
        workbench.store().calls(ids).stream()
            .collect(Collectors.toMap(StoredCall::id, Function.identity()));
    for (RunPlan.Kept kept : detail.plan().kept()) {
      StoredCall call = earlier.get(kept.callId());
      if (call != null) {
        calls.put(new CellAddress(kept.column(), kept.row(), kept.repetition()), call);
      }
    }
    for (StoredCall call : workbench.store().callsOfRun(detail.run().id())) {
      calls.put(new CellAddress(call.column(), call.row(), call.repetition()), call);
    }
    return calls;
  }
}
