package dev.sage.llm.check;

import dev.sage.llm.provider.NetworkFailures;
import dev.sage.llm.transport.ConnectionOptions;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Connects to the port, or to the proxy and through it to the host. */
final class TcpLayer {

  /** The time is the box's. */
  private static final int FOREVER = 0;

  private final CheckTarget target;
  private final ConnectionOptions connections;

  TcpLayer(CheckTarget target, ConnectionOptions connections) {
    this.target = target;
    this.connections = connections;
  }

  LayerFinding look(Route route, TimeBox box, Duration limit) {
    var proxy = route.proxyAddress();
    var place =
        proxy == null
            ? TypedAddress.where(route.url())
            : "the proxy " + proxy.getHostString() + ":" + proxy.getPort();
    try {
      var socket = box.call(limit, () -> connected(route, limit));
      route.socket(socket);
    } catch (TimeoutException slow) {
      return late(route, place, limit);
    } catch (IOException failure) {
      return failed(route, failure, place);
    }
    return proxy != null
            && route.proxy().type() == Proxy.Type.HTTP
            && TypedAddress.secure(route.url())
        ? tunnel(route, box, limit, place)
        : LayerFinding.ok("Connected to %s.".formatted(place));
  }

  static LayerFinding late(Route route, String place, Duration limit) {
    return failed(
        route,
        CheckCode.CONNECT_TIMEOUT,
        "No connection to %s within %s.".formatted(place, DnsLayer.seconds(limit)),
        "Check the network, the port in the base URL, and any firewall.");
  }

  private LayerFinding tunnel(Route route, TimeBox box, Duration limit, String place) {
    var tunnel = new ProxyTunnel(connections.proxyLogin());
    try {
      return tunnel.finding(box.call(limit, () -> tunnel.open(route)), route, place);
    } catch (TimeoutException slow) {
      return LayerFinding.failed(
          CheckCode.PROXY_REFUSED,
          "%s did not open the way to %s within %s."
              .formatted(capital(place), TypedAddress.where(route.url()), DnsLayer.seconds(limit)),
          "Ask who runs the proxy whether it reaches this host, or choose another proxy.");
    } catch (IOException broken) {
      return LayerFinding.failed(
          CheckCode.PROXY_REFUSED,
          "%s closed the connection when it was asked for the way to %s."
              .formatted(capital(place), TypedAddress.where(route.url())),
          "Check that the address is that of an HTTP proxy, and ask who runs it.");
    }
  }

  static String capital(String place) {
    return Character.toUpperCase(place.charAt(0)) + place.substring(1);
  }

  /**
   * The first address that answers, in the order of the lookup. Each has its share of the time: as
   * for the client, an address that leads nowhere, such as IPv6 where there is none, is no failure.
   */
  private static Socket connected(Route route, Duration limit) throws IOException {
    IOException last = new IOException("no address");
    var ways = ways(route);
    int share = ways.size() < 2 ? FOREVER : (int) Math.max(1, limit.toMillis() / ways.size());
    for (var address : ways) {
      var socket =
          route.proxy().type() == Proxy.Type.SOCKS ? new Socket(route.proxy()) : new Socket();
      try {
        socket.connect(address, address.equals(ways.getLast()) ? FOREVER : share);
        route.prefer(address.getAddress());
        return socket;
      } catch (IOException failed) {
        socket.close();
        last = failed;
      }
    }
    throw last;
  }

  private static List<InetSocketAddress> ways(Route route) {
    var proxy = route.proxyAddress();
    int port = TypedAddress.port(route.url());
    if (proxy != null && route.proxy().type() == Proxy.Type.SOCKS) {
      return List.of(InetSocketAddress.createUnresolved(route.url().getHost(), port));
    }
    if (proxy != null) {
      return List.of(
          proxy.isUnresolved()
              ? new InetSocketAddress(proxy.getHostString(), proxy.getPort())
              : proxy);
    }
    var all = new ArrayList<InetSocketAddress>();
    route.addresses().forEach(address -> all.add(new InetSocketAddress(address, port)));
    return all;
  }

  LayerFinding failed(Route route, IOException failure, String place) {
    var reason =
        NetworkFailures.unanswered(
                failure, route.url(), target.local(), Timer.CONNECT, new HttpProgress())
            .reason();
    return switch (String.valueOf(reason)) {
      case "refused" -> refused(route, failure, place);
      case "no_route" -> noRoute(route, place);
      default ->
          failed(
              route,
              CheckCode.CONNECT_FAILED,
              "No connection to %s came about.".formatted(place),
              "Check the network, the base URL and any proxy.");
    };
  }

  private LayerFinding refused(Route route, IOException failure, String place) {
    if (String.valueOf(failure.getMessage()).contains("unreachable")) {
      return noRoute(route, place);
    }
    return failed(
        route,
        CheckCode.REFUSED,
        "Nothing is listening at %s.".formatted(place),
        target.local()
            ? LocalServers.refused(target, route.url())
            : "Check host and port of the base URL, the network and any firewall.");
  }

  private LayerFinding noRoute(Route route, String place) {
    return failed(
        route,
        CheckCode.NO_ROUTE,
        "There is no route to %s.".formatted(place),
        "Check whether this machine is online, any VPN, and the base URL.");
  }

  /** What fails on the way to a proxy is the proxy's. */
  private static LayerFinding failed(Route route, CheckCode code, String detail, String fix) {
    return route.proxyAddress() == null
        ? LayerFinding.failed(code, detail, fix)
        : LayerFinding.failed(
            CheckCode.PROXY_UNREACHABLE,
            detail,
            "Check the proxy's address; to go without it, take it out of the settings or name the"
                + " host in NO_PROXY.");
  }
}
