package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.check.CheckResult.Status;
import dev.sage.llm.transport.Cancellation;
import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpLayerTest {

  /** An address of this machine's loopback at which the server does not listen. */
  private static final InetAddress DEAD = InetAddress.ofLiteral("127.0.0.2");

  @Test
  void an_address_that_leads_nowhere_is_passed_over_from_then_on() throws IOException {
    var alive = InetAddress.ofLiteral("127.0.0.1");
    try (var server = new ServerSocket(0, 1, alive)) {
      var url = "http://two.example:" + server.getLocalPort() + "/v1";
      try (var route = Route.to(URI.create(url), ConnectionOptions.DEFAULT)) {
        route.addresses(List.of(DEAD, alive));
        var layer = new TcpLayer(Scene.unknownVendor(url, "", true), ConnectionOptions.DEFAULT);

        var finding = layer.look(route, new TimeBox(new Cancellation()), Scene.PATIENT.limit());

        assertThat(finding.status()).isEqualTo(Status.OK);
        assertThat(route.addresses()).containsExactly(alive);
      }
    }
  }
}
