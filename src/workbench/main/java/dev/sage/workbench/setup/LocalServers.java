package dev.sage.workbench.setup;

import dev.sage.llm.check.CheckCode;
import dev.sage.llm.check.CheckOptions;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.llm.check.CheckTarget;
import dev.sage.llm.check.ProviderCheck;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Quirks;
import dev.sage.workbench.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks for model servers on this machine, on the ports that they are known to use; no other
 * address is tried and no key is sent. Thread-safe.
 */
final class LocalServers {

  private static final String FILE = "local-servers.json";
  private static final int CONNECT_MILLIS = 300;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private static final Set<CheckCode> KEYS =
      EnumSet.of(CheckCode.KEY_WANTED, CheckCode.KEY_REFUSED);

  private final List<Known> known;
  private final ProviderCheck check;

  /** What listens where: {@code local-servers.json}. */
  record Known(int port, String provider, String title, String wireFormat, String path) {}

  private record Catalog(List<Known> servers) {}

  LocalServers(List<Known> known, ProviderCheck check) {
    this.known = List.copyOf(known);
    this.check = check;
  }

  static List<Known> known() {
    try (InputStream in = LocalServers.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("Sage's own file " + FILE + " is missing");
      }
      return Json.MAPPER.readValue(in, Catalog.class).servers();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Those that answer, in the order of the list; at most some three seconds. */
  List<LocalServer> probe() throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<LocalServer>>> asked =
          known.stream().map(server -> threads.submit(() -> probe(server))).toList();
      try {
        var found = new ArrayList<LocalServer>();
        for (var answer : asked) {
          answer.get().ifPresent(found::add);
        }
        return found;
      } catch (ExecutionException e) {
        throw new IllegalStateException("probing this machine failed", e.getCause());
      } catch (InterruptedException cancelled) {
        threads.shutdownNow();
        throw cancelled;
      }
    }
  }

  private Optional<LocalServer> probe(Known server) {
    for (String host : List.of("127.0.0.1", "::1")) {
      if (listens(host, server.port())) {
        return ask(server, host.equals("::1") ? "[::1]" : host);
      }
    }
    return Optional.empty();
  }

  private static boolean listens(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  /** It lists models, or there are none, or it wants a key first. */
  private static boolean speaks(CheckReport report) {
    return report.ok()
        || report.failure().map(CheckResult::code).filter(KEYS::contains).isPresent();
  }

  private Optional<LocalServer> ask(Known server, String host) {
    String url = "http://" + host + ":" + server.port() + server.path();
    var report =
        check.run(
            new CheckTarget(
                server.provider(),
                null,
                url,
                null,
                AuthStyle.NONE,
                Map.of(),
                server.wireFormat(),
                Quirks.NONE,
                true),
            CheckOptions.DEFAULT.withLimit(ANSWER_WITHIN));
    return speaks(report)
        ? Optional.of(
            new LocalServer(
                server.provider(),
                server.title(),
                URI.create(url),
                report.models().stream().map(model -> model.id()).toList()))
        : Optional.empty();
  }
}
