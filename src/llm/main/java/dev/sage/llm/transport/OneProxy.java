package dev.sage.llm.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The same proxy for every address but loopback ones. Immutable, thread-safe. */
final class OneProxy extends ProxySelector {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final List<Proxy> proxy;

  OneProxy(InetSocketAddress address) {
    proxy = List.of(new Proxy(Proxy.Type.HTTP, address));
  }

  @Override
  public List<Proxy> select(URI uri) {
    return LOOPBACK.contains(String.valueOf(uri.getHost())) ? List.of(Proxy.NO_PROXY) : proxy;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The call's own error says it.
  }
}
