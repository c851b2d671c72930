package dev.sage.llm.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.JsonSchemaCheck;
import dev.sage.llm.provider.VendorCatalog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every price that comes with the library can be one, and says where it was read and when. */
class BundledPricesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("sage.root"), "resources/llm/dev/sage/llm");

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  static List<Price> prices() {
    return Prices.bundled().providers().flatMap(Prices.bundled()::prices).toList();
  }

  @Test
  void the_file_keeps_to_the_schema_beside_it() throws IOException {
    assertThat(
            JsonSchemaCheck.problems(
                FOLDER.resolve("prices.json"), FOLDER.resolve("prices.schema.json")))
        .isEmpty();
  }

  @Test
  void the_file_is_read_like_any_other() {
    assertThat(Prices.read(FOLDER.resolve("prices.json")).providers())
        .containsExactlyInAnyOrderElementsOf(Prices.bundled().providers().toList());
    assertThat(Prices.bundled()).isSameAs(Prices.bundled());
    assertThat(Prices.bundled().date().orElseThrow()).isBeforeOrEqualTo(today());
  }

  @Test
  void a_provider_is_a_vendor_that_runs_elsewhere_and_no_variant_of_another() {
    assertThat(Prices.bundled().providers())
        .allSatisfy(
            name -> {
              var vendor = new VendorCatalog().find(name).orElseThrow();
              assertThat(vendor.local()).isFalse();
              assertThat(vendor.variantOf()).isNull();
            });
  }

  @ParameterizedTest
  @MethodSource("prices")
  void a_price_is_sane(Price price) {
    assertThat(Objects.requireNonNull(price.source()).getScheme()).isEqualTo("https");
    assertThat(Objects.requireNonNull(price.read()))
        .isAfter(LocalDate.of(2025, 1, 1))
        .isBeforeOrEqualTo(today());
    sane(price.rates());
    for (var tier : price.tiers()) {
      sane(tier.rates());
      assertThat(tier.rates().input()).isGreaterThan(price.rates().input());
      assertThat(tier.rates().output()).isGreaterThan(price.rates().output());
    }
  }

  /** Nobody charges more for what is cached, or less for what is written than for what is not. */
  private static void sane(Rates rates) {
    assertThat(Stream.of(rates.input(), rates.output()))
        .allSatisfy(
            rate -> assertThat(rate).isPositive().isLessThanOrEqualTo(BigDecimal.valueOf(1000)));
    assertThat(rates.output()).isGreaterThanOrEqualTo(rates.input());
    if (rates.cacheRead() != null) {
      assertThat(rates.cacheRead()).isPositive().isLessThanOrEqualTo(rates.input());
    }
    if (rates.cacheWrite() != null) {
      assertThat(rates.cacheWrite()).isGreaterThanOrEqualTo(rates.input());
    }
    if (rates.cacheWriteHour() != null) {
      assertThat(rates.cacheWriteHour()).isGreaterThan(rates.cacheWrite());
    }
  }
}
