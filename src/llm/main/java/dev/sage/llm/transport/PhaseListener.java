package dev.sage.llm.transport;

import dev.sage.llm.telemetry.AttemptRecord.Phases;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Moves the guard from timer to timer and takes the times. Called by the calling thread, and for
 * connecting, where several addresses race, by OkHttp's own.
 */
final class PhaseListener extends EventListener {

  private static final long NONE = -1;

  private final AttemptGuard guard;
  private final HttpProgress progress;
  private volatile long dnsStart;
  private volatile long dns = NONE;
  private volatile long connectStart = NONE;
  private volatile long connect = NONE;
  private volatile long tlsStart;
  private volatile long tls = NONE;
  private volatile long requestStart;
  private volatile @Nullable ObservedSocket socket;
  private volatile long bytesBefore;

  PhaseListener(AttemptGuard guard, HttpProgress progress) {
    this.guard = guard;
    this.progress = progress;
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    dnsStart = System.nanoTime();
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    dns = System.nanoTime() - dnsStart;
    publish(NONE, false);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    if (connectStart == NONE) {
      connectStart = System.nanoTime();
    }
  }

  @Override
  public void secureConnectStart(Call call) {
    tlsStart = System.nanoTime();
    // Where TLS follows, connecting is over here; connectEnd would include it.
    connect = tlsStart - connectStart;
    progress.handshaking(true);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    tls = System.nanoTime() - tlsStart;
    progress.handshaking(false);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    if (connect == NONE) {
      connect = System.nanoTime() - connectStart;
    }
    publish(NONE, false);
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    guard.enter(Timer.HEADERS);
    publish(NONE, connectStart == NONE);
    socket = connection.socket() instanceof ObservedSocket observed ? observed : null;
    bytesBefore = observedBytes();
  }

  @Override
  public void requestHeadersStart(Call call) {
    requestStart = System.nanoTime();
    progress.sent(requestStart);
    guard.sending();
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    guard.enter(Timer.HEADERS);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    long now = System.nanoTime();
    progress.headers(now);
    publish(now - requestStart, connectStart == NONE);
    guard.enter(Timer.FIRST_TOKEN);
  }

  /** The cleartext socket that is used; null under TLS. */
  @Nullable ObservedSocket socket() {
    return socket;
  }

  /** How many bytes have come on the connection since it was taken; 0 under TLS. */
  long headerBytes() {
    return observedBytes() - bytesBefore;
  }

  private long observedBytes() {
    var observed = socket;
    return observed == null ? 0 : observed.bytes();
  }

  private void publish(long headers, boolean reused) {
    progress.phases(new Phases(dns, connect, tls, headers, reused));
  }
}
