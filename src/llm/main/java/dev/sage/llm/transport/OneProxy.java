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
import java.util.Objects;

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

  /** Whether it says the same of every address: of two configurations, nothing has changed then. */
  @Override
  public boolean equals(Object other) {
    return other instanceof OneProxy one && proxy.equals(one.proxy) && direct.equals(one.direct);
  }

  @Override
  public int hashCode() {
    return Objects.hash(proxy, direct);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The call's own error says it.
  }
}
