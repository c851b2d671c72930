package dev.sage.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmException;
import java.io.ByteArrayInputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Reads any bytes as what people or we wrote of a vendor; for the fuzzer. */
public final class VendorReading {

  private static final VendorCatalog VENDORS = new VendorCatalog();

  private VendorReading() {}

  /**
   * A vendor file: a descriptor with a name, or one of the exceptions that the library's own file
   * would get.
   */
  public static void file(byte[] input) {
    try {
      if (JsonTree.read(new ByteArrayInputStream(input)) instanceof Map<?, ?> json) {
        assertThat(DescriptorReader.read(json).name()).isNotNull();
      }
    } catch (JacksonException | IllegalArgumentException | ClassCastException expected) {
      assertThat(expected).isNotNull();
    } catch (NullPointerException missing) {
      assertThat(missing).hasMessageContaining("is missing");
    }
  }

  /** The value of {@code OLLAMA_HOST}: an address, or a refusal in words. */
  public static void ollamaHost(byte[] input) {
    var resolver = new EndpointResolver(Map.of("OLLAMA_HOST", new String(input, UTF_8)));
    try {
      var endpoint = resolver.resolve(VENDORS.find("ollama").orElseThrow());
      assertThat(endpoint.baseUrl().getScheme()).isNotBlank();
    } catch (LlmException refused) {
      assertThat(refused.error().message()).isNotBlank();
    }
  }
}
