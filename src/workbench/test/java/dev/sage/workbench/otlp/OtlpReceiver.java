package dev.sage.workbench.otlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A collector of the protocol's own classes; what it answers is said beforehand. */
final class OtlpReceiver implements AutoCloseable {

  /** An answer; the last one holds for all that follow. */
  interface Answer {
    void to(HttpExchange exchange) throws Exception;
  }

  /** What arrived: the path, the headers as text, and the body without compression. */
  record Request(String path, String headers, ByteString body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  static OtlpReceiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    var receiver = new OtlpReceiver(server);
    server.setExecutor(receiver.threads);
    server.createContext("/", receiver::handle);
    server.start();
    return receiver;
  }

  /** To requests for traces; those for metrics are always taken. */
  OtlpReceiver answering(Answer... inOrder) {
    answers.addAll(List.of(inOrder));
    return this;
  }

  static Answer status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  static Answer body(int status, byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      requests.add(new Request(path, headers(exchange), ByteString.copyFrom(bytes(exchange))));
      (path.endsWith("/v1/traces") ? next() : status(200)).to(exchange);
    } catch (IOException gone) {
      throw gone;
    } catch (Exception broken) {
      throw new IOException(broken);
    }
  }

  private Answer next() {
    var answer = answers.size() > 1 ? answers.poll() : answers.peek();
    return answer == null ? status(200) : answer;
  }

  private static String headers(HttpExchange exchange) {
    var text = new StringBuilder();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      text.append(header.getKey().toLowerCase(java.util.Locale.ROOT)).append(": ");
      text.append(String.join(",", header.getValue())).append('\n');
    }
    return text.toString();
  }

  private static byte[] bytes(HttpExchange exchange) throws IOException {
    var sent = exchange.getRequestBody().readAllBytes();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return zipped ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** All that arrived, headers too, byte by byte. */
  String everything() {
    var all = new StringBuilder();
    for (var request : requests) {
      all.append(request.path()).append('\n').append(request.headers());
      all.append(request.body().toString(ISO_8859_1)).append('\n');
    }
    return all.toString();
  }

  List<ExportTraceServiceRequest> traces() {
    return requests("/v1/traces").stream()
        .map(
            request -> {
              try {
                return ExportTraceServiceRequest.parseFrom(request.body());
              } catch (InvalidProtocolBufferException malformed) {
                throw new UncheckedIOException(malformed);
              }
            })
        .toList();
  }

  List<ExportMetricsServiceRequest> metricRequests() {
    return requests("/v1/metrics").stream()
        .map(
            request -> {
              try {
                return ExportMetricsServiceRequest.parseFrom(request.body());
              } catch (InvalidProtocolBufferException malformed) {
                throw new UncheckedIOException(malformed);
              }
            })
        .toList();
  }

  List<Span> spans() {
    var spans = new ArrayList<Span>();
    for (var request : traces()) {
      for (var resource : request.getResourceSpansList()) {
        resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
      }
    }
    return spans;
  }

  List<Metric> metrics() {
    var metrics = new ArrayList<Metric>();
    for (var request : metricRequests()) {
      for (var resource : request.getResourceMetricsList()) {
        resource.getScopeMetricsList().forEach(scope -> metrics.addAll(scope.getMetricsList()));
      }
    }
    return metrics;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
