package dev.sage.workbench.cli;

import dev.sage.workbench.CallCosts;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.FilterLanguage;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage calls}: lists stored calls, newest first. */
@Command(
    name = "calls",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List stored calls, newest first.",
    footer = {
      "",
      "Filter: provider: model: status: finish: error: http: tool: text:\"…\" reqid: source: file: tag:",
      "ttft>2s gap>500ms stalls>0 e2e>10s tokens>500 cost>0.01 attempt>1 since:1h has:reasoning has:pin;",
      "- negates, OR between terms, brackets. --explain says what a filter means.",
      "A filter that begins with - comes after --."
    })
final class CallsCommand implements Callable<Integer> {

  private static final int PAGE = 500;
  private static final int SHOWN = 50;

  private final GlobalOptions globals;

  @Option(names = "--jsonl", description = "One JSON line a call.")
  private boolean jsonl;

  @Option(
      names = "--stats",
      description = "Figures over all calls that pass: count, errors, times, tokens, cost.")
  private boolean stats;

  @Option(names = "--json", description = "With --stats: one JSON document.")
  private boolean json;

  @Option(names = "--explain", description = "Say in words which calls the filter lets pass.")
  private boolean explain;

  @Option(names = "--limit", paramLabel = "N", description = "How many calls at most.")
  private @Nullable Integer limit;

  @Parameters(paramLabel = "FILTER", arity = "0..*", description = "Which calls.")
  private List<String> filter = List.of();

  CallsCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    CallFilter parsed = FilterWords.parse(filter);
    if (explain) {
      globals.terminal().line(Printable.text(FilterLanguage.explain(parsed.source())));
      return ExitCode.OK;
    }
    if (json && !stats) {
      throw CliException.usage("--json goes with --stats; a list of calls as JSON is --jsonl.");
    }
    if (stats && (jsonl || limit != null)) {
      throw CliException.usage("--stats is about all calls that pass: no --jsonl, no --limit.");
    }
    try (var store = new StoreAccess(globals).openToRead()) {
      if (stats) {
        stats(store, parsed);
      } else if (jsonl) {
        lines(store, parsed);
      } else {
        table(store, parsed);
      }
    }
    return ExitCode.OK;
  }

  private void stats(Store store, CallFilter parsed) {
    var read = CallStats.read(store, parsed);
    if (json) {
      globals.terminal().line(Json.line(read.json()));
    } else if (read.figures().calls() == 0) {
      globals.terminal().line(none());
    } else {
      globals.terminal().out().print(read.text());
    }
  }

  private String none() {
    return filter.isEmpty() ? "No calls yet." : "No call passes the filter.";
  }

  private void lines(Store store, CallFilter parsed) {
    var json = new StoredCallJson(CallCosts.of(globals.home()));
    int left = limit == null ? Integer.MAX_VALUE : limit;
    var query = CallQuery.newest(parsed, PAGE);
    for (var page = store.calls(query); !page.isEmpty() && left > 0; page = store.calls(query)) {
      var marks = store.marks(page.stream().map(StoredCall::id).toList());
      for (StoredCall call : page) {
        if (left-- > 0) {
          var marked = marks.getOrDefault(call.id(), CallMarks.NONE);
          globals.terminal().line(Json.line(StoredCallJson.marked(json.call(call), marked)));
        }
      }
      if (globals.terminal().readerGone()) {
        return;
      }
      query = query.after(page.getLast());
    }
  }

  private void table(Store store, CallFilter parsed) {
    int shown = limit == null ? SHOWN : limit;
    var calls = store.calls(CallQuery.newest(parsed, shown));
    if (calls.isEmpty()) {
      globals.terminal().line(none());
      return;
    }
    var rows = new ArrayList<List<String>>();
    var marks = store.marks(calls.stream().map(StoredCall::id).toList());
    var titles = List.of("id", "started", "target", "status", "TTFT", "E2E", "out", "attempts");
    rows.add(marks.isEmpty() ? titles : with(titles, "marks"));
    for (StoredCall call : calls) {
      var marked = MarksText.of(marks.getOrDefault(call.id(), CallMarks.NONE));
      rows.add(marks.isEmpty() ? row(call) : with(row(call), Printable.text(marked)));
    }
    globals.terminal().out().print(TextTable.text(rows));
    long all = store.count(parsed);
    if (all > calls.size()) {
      globals.terminal().line("%d of %d; --limit N shows more.".formatted(calls.size(), all));
    }
  }

  private static List<String> with(List<String> columns, String last) {
    return Stream.concat(columns.stream(), Stream.of(last)).toList();
  }

  private static List<String> row(StoredCall call) {
    return List.of(
        call.id(),
        DateTimeFormatter.ofPattern("MM-dd HH:mm:ss")
            .withZone(ZoneId.systemDefault())
            .format(call.startedAt()),
        call.target(),
        call.errorKind() == null ? call.status().json() : call.errorKind(),
        SummaryTable.millis(call.timings().ttft()),
        SummaryTable.millis(call.timings().e2e()),
        SummaryTable.atLeast(
            call.status() == CallStatus.COMPLETE, SummaryTable.count(call.usage().output())),
        Integer.toString(call.attempts()));
  }
}
