package dev.sage.llm.check;

import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a host, as far as a check has gone it. Not thread-safe.
 *
 * <p>It is gone with sockets of its own, because an HTTP client does in one step what is looked at
 * here step by step; proxy, login and trust are the client's.
 */
final class Route implements AutoCloseable {

  private final URI url;
  private final Proxy proxy;
  private List<InetAddress> addresses = List.of();
  private @Nullable Socket socket;

  private Route(URI url, Proxy proxy) {
    this.url = url;
    this.proxy = proxy;
  }

  static Route to(URI url, ConnectionOptions connections) {
    var selector = connections.proxy() == null ? ProxySelector.getDefault() : connections.proxy();
    return new Route(url, selector == null ? Proxy.NO_PROXY : first(selector.select(url)));
  }

  private static Proxy first(@Nullable List<Proxy> proxies) {
    return proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.getFirst();
  }

  URI url() {
    return url;
  }

  /** The proxy on the way; null where there is none. */
  @Nullable InetSocketAddress proxyAddress() {
    return proxy.type() != Proxy.Type.DIRECT && proxy.address() instanceof InetSocketAddress address
        ? address
        : null;
  }

  Proxy proxy() {
    return proxy;
  }

  List<InetAddress> addresses() {
    return addresses;
  }

  void addresses(List<InetAddress> value) {
    addresses = value;
  }

  /** Goes on with the address that answered. */
  void prefer(@Nullable InetAddress address) {
    if (address != null && addresses.contains(address)) {
      addresses = List.of(address);
    }
  }

  @Nullable Socket socket() {
    return socket;
  }

  void socket(Socket value) {
    socket = value;
  }

  @Override
  public void close() {
    var open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        socket = null; // it is closed, whatever it says
      }
    }
  }
}
