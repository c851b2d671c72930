package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.StorePart;
import dev.sage.workbench.store.StoreSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code sage store info}: where the store is, and what takes up its room. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Say where the store is, how large, and what takes up its room.")
final class StoreInfoCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  StoreInfoCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    try (var store = new StoreAccess(globals).openToRead()) {
      var sizes = store.care().sizes();
      if (json) {
        globals.terminal().line(Json.line(json(sizes)));
      } else {
        print(sizes);
      }
    }
    return ExitCode.OK;
  }

  private static ObjectNode json(StoreSizes sizes) {
    var json = StoreCommand.json(sizes.info());
    json.put("fileBytes", sizes.fileBytes()).put("logBytes", sizes.logBytes());
    var parts = json.putObject("parts");
    for (StorePart part : StorePart.values()) {
      parts.put(part.json(), sizes.parts().getOrDefault(part, 0L));
    }
    return json.put("oldest", sizes.oldest() == null ? null : sizes.oldest().toString())
        .put("newest", sizes.newest() == null ? null : sizes.newest().toString())
        .put("pinned", sizes.pinned())
        .put("givesBack", sizes.gives());
  }

  private void print(StoreSizes sizes) {
    var terminal = globals.terminal();
    var info = sizes.info();
    terminal.line(info.file().toString());
    terminal.line("schema %d, %s".formatted(info.schema(), StoreCommand.contents(info)));
    if (sizes.oldest() != null && sizes.newest() != null) {
      terminal.line("calls from %s to %s".formatted(sizes.oldest(), sizes.newest()));
    }
    terminal.line("");
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("part", "bytes"));
    for (StorePart part : StorePart.values()) {
      rows.add(List.of(part.json(), "%,d".formatted(sizes.parts().getOrDefault(part, 0L))));
    }
    rows.add(List.of("file", "%,d".formatted(sizes.fileBytes())));
    rows.add(List.of("log (-wal)", "%,d".formatted(sizes.logBytes())));
    terminal.out().print(TextTable.text(rows));
    if (!sizes.gives()) {
      terminal.line("");
      terminal.line(
          "Free pages of this file are used again, but not given back to the disk: it is of an"
              + " older Sage. \"sage store vacuum\" changes that.");
    }
  }
}
