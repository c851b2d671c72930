package dev.sage.workbench;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.store.Placement;
import dev.sage.workbench.store.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Prepares side-by-side runs: clean, priced, each call with its place in the store. Thread-safe.
 */
final class Runs {

  /** A keychain that takes longer does without: its values are known a little later. */
  private static final Duration KEPT_VALUES = Duration.ofSeconds(2);

  private final Home home;
  private final RedactionDesk redaction;
  private final @Nullable Store store;
  private final Clients clients;

  Runs(Home home, RedactionDesk redaction, @Nullable Store store, Clients clients) {
    this.home = home;
    this.redaction = redaction;
    this.store = store;
    this.clients = clients;
  }

  Comparison prepare(CompareRequest request, CellListener listener) {
    redaction.awaitKept(KEPT_VALUES);
    var llm = clients.latest().llm();
    return Comparison.prepare(
        (cell, asked) -> {
          if (store != null) {
            store.place(
                cell.callId(),
                new Placement(request.runId(), cell.column(), cell.row(), cell.repetition()));
          }
          return llm.stream(asked);
        },
        clean(request),
        pricing(request),
        listener);
  }

  /** Without a cap too: it may get one when cells are asked again. */
  private Pricing pricing(CompareRequest request) {
    try {
      return new CallPricing(CallCosts.of(home));
    } catch (WorkbenchException e) {
      if (request.options().cap() != null) {
        throw e;
      }
      return Pricing.UNKNOWN;
    }
  }

  /** A key given as a model must go before the name is split: its halves look like no key. */
  private CompareRequest clean(CompareRequest request) {
    return request.withTargets(
        request.targets().stream()
            .map(
                target ->
                    new CompareTarget(
                        redaction.redactor().redact(target.label()), row -> clean(target, row)))
            .toList());
  }

  private ChatRequest clean(CompareTarget target, int row) {
    var request = target.request(row);
    return request.withModel(redaction.redactor().redact(request.model()));
  }
}
