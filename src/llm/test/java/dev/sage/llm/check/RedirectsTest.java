package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RedirectsTest {

  private static LayerFinding answer(String base, String location) {
    var answer =
        new ApiAnswer(
            URI.create(base + "/models"),
            302,
            Map.of("location", location),
            new byte[0],
            Duration.ZERO,
            Duration.ZERO);
    return Redirects.of(answer, URI.create(base), "/models");
  }

  @Test
  void a_login_page_elsewhere_is_the_networks_where_nothing_proves_who_answered() {
    assertThat(answer("http://gate.example/v1", "http://10.0.0.1/login").code())
        .isEqualTo(CheckCode.CAPTIVE_PORTAL);
  }

  @Test
  void a_login_page_behind_a_good_certificate_is_the_servers_own() {
    assertThat(answer("https://gate.example/v1", "https://login.example/oauth2").code())
        .isEqualTo(CheckCode.REDIRECTED);
  }

  @Test
  void a_redirect_in_a_circle_offers_no_address() {
    var finding = answer("https://gate.example/v1", "/v1/models");
    assertThat(finding.code()).isEqualTo(CheckCode.REDIRECTED);
    assertThat(Objects.requireNonNull(finding.fix()).value()).isNull();
  }
}
