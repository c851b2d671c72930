package dev.sage.workbench.cli;

import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.transport.ThisMachine;
import dev.sage.workbench.SimulatedSide;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code --endpoint NAME=URL[,FORMAT]}: servers that the library does not know by name. A key never
 * stands on the command line, where every user of the machine could read it: it is the environment
 * variable {@code SAGE_KEY_NAME}, and no vendor's own variable, so that no key goes to an address
 * that it was not made for. Not thread-safe.
 */
final class EndpointOption {

  private static final Pattern FORM =
      Pattern.compile("(?<name>[a-z][a-z0-9-]*)=(?<url>[^,\\s]+)(?:,(?<format>[^,\\s]*))?");

  /** A name without a domain is a machine nearby. */
  private static final Pattern NEARBY = Pattern.compile("[^.:]+");

  private static final String DEFAULT_FORMAT = "openai-chat";

  @Option(
      names = "--endpoint",
      paramLabel = "NAME=URL[,FORMAT]",
      description =
          "A server of your own, for -m NAME/MODEL; may be given several times. FORMAT is"
              + " openai-chat (the default), openai-responses, anthropic-messages, gemini or"
              + " ollama. Its key is the variable SAGE_KEY_NAME, if any.")
  private List<String> given = List.of();

  /** The endpoints, with their keys from the environment. */
  List<Endpoint> read(Map<String, String> environment) {
    Set<String> formats = new WireFormats(Map.of()).ids();
    var endpoints = new ArrayList<Endpoint>();
    for (String text : given) {
      Matcher parts = FORM.matcher(text.strip());
      if (!parts.matches()) {
        throw CliException.usage(
            "--endpoint takes NAME=URL or NAME=URL,FORMAT, such as box=http://gpu-box:8000/v1; a"
                + " name has small letters, digits and hyphens.");
      }
      var endpoint = endpoint(parts, formats, environment);
      refuseTaken(endpoint.name(), endpoints);
      endpoints.add(endpoint);
    }
    return endpoints;
  }

  /** Of two servers under one name only one would be asked, and nobody could see which. */
  private static void refuseTaken(String name, List<Endpoint> before) {
    boolean twice = before.stream().anyMatch(endpoint -> endpoint.name().equals(name));
    boolean simulated = SimulatedSide.named(name).isPresent();
    if (twice || simulated) {
      throw CliException.usage(
          "--endpoint %s: %s. Take another name."
              .formatted(name, twice ? "the name is given twice" : "the simulator has that name"));
    }
  }

  private static Endpoint endpoint(
      Matcher parts, Set<String> formats, Map<String, String> environment) {
    String name = parts.group("name");
    @Nullable String named = parts.group("format");
    String format = named == null ? DEFAULT_FORMAT : named;
    if (!formats.contains(format)) {
      throw CliException.usage(
          "--endpoint %s: \"%s\" is no wire format. Known are: %s."
              .formatted(name, format, String.join(", ", formats)));
    }
    URI url = address(name, parts.group("url"));
    var endpoint = Endpoint.of(name, format, url, key(name, environment));
    @Nullable String host = url.getHost();
    boolean local = host != null && (ThisMachine.names(host) || NEARBY.matcher(host).matches());
    // The older name of the limit is the one that every server knows.
    return endpoint.withLocal(local).withQuirks(Quirks.NONE.withMaxTokensField("max_tokens"));
  }

  private static URI address(String name, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException malformed) {
      // Not shown: it may have a password in it.
      throw CliException.usage(
          "--endpoint %s: the address is no URL. Give one like http://gpu-box:8000/v1."
              .formatted(name));
    }
  }

  private static @Nullable Secret key(String name, Map<String, String> environment) {
    var variable = "SAGE_KEY_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    var value = environment.getOrDefault(variable, "");
    return value.isBlank() ? null : Secret.of(value);
  }
}
