package dev.sage.llm.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The same proxy for every address but loopback ones and those that are named: a host, or a domain
 * with all below it; {@code *} for all. Immutable, thread-safe.
 */
final class OneProxy extends ProxySelector {

  private final List<Proxy> proxy;
  private final List<String> direct;

  OneProxy(InetSocketAddress address, Collection<String> direct) {
    this.proxy = List.of(new Proxy(Proxy.Type.HTTP, address));
    this.direct =
        direct.stream()
            .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .toList();
  }

  @Override
  public List<Proxy> select(URI uri) {
    var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    boolean near = ThisMachine.names(host) || direct.stream().anyMatch(one -> names(one, host));
    return near ? List.of(Proxy.NO_PROXY) : proxy;
  }

  private static boolean names(String direct, String host) {
    return direct.equals("*") || host.equals(direct) || host.endsWith("." + direct);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The call's own error says it.
  }
}
