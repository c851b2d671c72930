package dev.sage.llm.check;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Looks up the host's name. */
final class DnsLayer {

  private static final int SHOWN = 4;

  private DnsLayer() {}

  static LayerFinding look(Route route, TimeBox box, Duration limit) {
    var host = route.url().getHost();
    var proxy = route.proxyAddress();
    if (proxy != null) {
      return LayerFinding.skipped(
          "The proxy %s:%d looks the name up.".formatted(proxy.getHostString(), proxy.getPort()));
    }
    try {
      var found = box.callApart(limit, () -> List.of(InetAddress.getAllByName(host)));
      route.addresses(found);
      return TypedAddress.isNumber(host)
          ? LayerFinding.skipped("The address is a number; there is no name to look up.")
          : LayerFinding.ok(host + " is " + shown(found) + ".");
    } catch (TimeoutException slow) {
      return late(host, limit);
    } catch (IOException unknown) {
      return LayerFinding.failed(
          CheckCode.UNKNOWN_HOST,
          "The host %s is not known.".formatted(host),
          "Check the spelling of the base URL, and whether this machine is online; in a company's"
              + " network a proxy may be needed.");
    }
  }

  static LayerFinding late(String host, Duration limit) {
    return LayerFinding.failed(
        CheckCode.DNS_TIMEOUT,
        "Looking up %s took longer than %s.".formatted(host, seconds(limit)),
        "Check the network and its name server; in a company's network a proxy may be needed.");
  }

  private static String shown(List<InetAddress> addresses) {
    var text =
        addresses.stream()
            .limit(SHOWN)
            .map(InetAddress::getHostAddress)
            .collect(Collectors.joining(", "));
    int more = addresses.size() - SHOWN;
    return more > 0 ? text + " and " + more + " more" : text;
  }

  static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
