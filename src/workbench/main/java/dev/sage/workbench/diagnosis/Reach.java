package dev.sage.workbench.diagnosis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection to an address can be made; nothing is sent on it.
 *
 * @param host the host, or the proxy that was asked instead
 * @param problem why not, in a few words; null where it can
 * @param millis how long it took
 */
record Reach(String host, @Nullable String problem, long millis) {

  private static final int WITHIN_MILLIS = 3000;

  /** Tries, for three seconds at most after the name is known. */
  static Reach of(URI url, @Nullable ProxySelector proxies) {
    long start = System.nanoTime();
    String host = String.valueOf(url.getHost());
    InetSocketAddress proxy = proxy(url, proxies);
    String asked = proxy == null ? host : "the proxy " + proxy.getHostString();
    try (var socket = new Socket()) {
      var address =
          proxy == null
              ? new InetSocketAddress(InetAddress.getByName(host), port(url))
              : new InetSocketAddress(
                  InetAddress.getByName(proxy.getHostString()), proxy.getPort());
      socket.connect(address, WITHIN_MILLIS);
      return new Reach(asked, null, (System.nanoTime() - start) / 1_000_000);
    } catch (UnknownHostException unknown) {
      return new Reach(asked, asked + " is not known to this network", 0);
    } catch (IOException refused) {
      return new Reach(asked, asked + " does not take a connection", 0);
    }
  }

  private static @Nullable InetSocketAddress proxy(URI url, @Nullable ProxySelector proxies) {
    var selector = proxies == null ? ProxySelector.getDefault() : proxies;
    if (selector == null) {
      return null;
    }
    for (Proxy proxy : selector.select(url)) {
      if (proxy.address() instanceof InetSocketAddress address) {
        return address;
      }
    }
    return null;
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
