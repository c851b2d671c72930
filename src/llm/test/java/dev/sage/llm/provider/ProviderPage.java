package dev.sage.llm.provider;

import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.json.Oracle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The page of a vendor in {@code docs/providers}, written from its file. */
final class ProviderPage {

  private final ProviderDescriptor vendor;
  private final List<ProviderDescriptor> variants;
  private final JsonNode file;
  private final StringBuilder page = new StringBuilder();

  ProviderPage(ProviderDescriptor vendor, List<ProviderDescriptor> variants, JsonNode file) {
    this.vendor = vendor;
    this.variants = variants;
    this.file = file;
  }

  String write() {
    line("# " + vendor.title());
    line("");
    names();
    key();
    example();
    ways();
    errors();
    links();
    return page.toString();
  }

  private void names() {
    line("| provider name | wire format | base URL |");
    line("| --- | --- | --- |");
    all()
        .forEach(
            one ->
                line(
                    "| `%s` | %s | `%s` |".formatted(one.name(), one.wireFormat(), one.baseUrl())));
    line("");
    line(
        "A model is the provider name, a slash, and the model's own name: `%s`."
            .formatted(model(vendor)));
    line("");
  }

  private void key() {
    line("## Key and variables");
    line("");
    var keys = vendor.links().get("keys");
    if (vendor.keyRequired()) {
      line("A key is made at <%s>.".formatted(keys));
    } else if (vendor.keyVariables().isEmpty()) {
      line("It runs on your own machine and needs no key.");
    } else {
      line(
          "It runs on your own machine and needs no key of itself%s."
              .formatted(keys == null ? "" : "; one for the cloud is made at <" + keys + ">"));
    }
    if (vendor.keyShape() != null) {
      line("Keys look like this: `%s`.".formatted(vendor.keyShape()));
    }
    var rows = variables();
    if (!rows.isEmpty()) {
      line("");
      line("| environment variable | is |");
      line("| --- | --- |");
      rows.forEach(this::line);
    }
    line("");
  }

  private Set<String> variables() {
    var rows = new LinkedHashSet<String>();
    String before = "";
    for (var key : vendor.keyVariables()) {
      rows.add(
          "| `%s` | the key, sent as `%s`%s |"
              .formatted(
                  key.name(),
                  shown(key.auth()),
                  before.isEmpty() ? "" : ", where " + before + " is not set"));
      before = "`" + key.name() + "`";
    }
    for (var address : vendor.addressVariables()) {
      rows.add(
          "| `%s` | the address%s%s |"
              .formatted(
                  address.name(),
                  address.path().isEmpty() ? "" : "; `" + address.path() + "` is added to it",
                  vendor.addressRequired() ? "; needed" : ""));
    }
    vendor.headerVariables().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            header ->
                rows.add(
                    "| `%s` | the header `%s` |".formatted(header.getValue(), header.getKey())));
    for (var lines : vendor.headerLines()) {
      rows.add("| `%s` | further headers, `Name: value`, one a line |".formatted(lines));
    }
    return rows;
  }

  private static String shown(AuthStyle auth) {
    return auth == AuthStyle.BEARER ? "Authorization: Bearer" : String.valueOf(auth.header());
  }

  private void example() {
    line("## Example");
    line("");
    line("```java");
    line(
        """
        import dev.sage.llm.*;

        try (Llm llm = Llm.fromEnvironment();
            ChatStream stream =
                llm.stream(ChatRequest.of("%s", Message.user("Three risks of refactoring?")))) {
          for (StreamEvent event : stream) {
            if (event instanceof StreamEvent.Text text) {
              System.out.print(text.value());
            }
          }
        }"""
            .formatted(model(vendor)));
    line("```");
    line("");
    line("```sh");
    line("sage run -m %s -p \"Three risks of refactoring?\"".formatted(model(vendor)));
    line("```");
    line("");
  }

  private void ways() {
    line("## What is different here");
    line("");
    quirks(vendor).forEach(quirk -> line("- " + quirk));
    for (var variant : variants) {
      quirks(variant).stream()
          .filter(quirk -> !quirks(vendor).contains(quirk))
          .forEach(quirk -> line("- `%s`: %s".formatted(variant.name(), quirk)));
    }
    if (vendor.keyCheck() != null) {
      line("- A key is checked for free at `%s`.".formatted(vendor.keyCheck()));
    } else if (vendor.modelList() && vendor.keyRequired()) {
      line("- A key is checked for free with the model list.");
    }
    file.path("notes").forEach(note -> line("- " + note.asString()));
    line("");
  }

  private static List<String> quirks(ProviderDescriptor of) {
    var quirks = of.quirks();
    var said = new ArrayList<String>();
    quirks.omit().stream().sorted().forEach(o -> said.add("`" + o + "` is not sent."));
    if (!quirks.maxTokensField().equals(Quirks.NONE.maxTokensField())) {
      said.add("The limit of the answer is sent as `" + quirks.maxTokensField() + "`.");
    }
    if (!quirks.seedField().equals(Quirks.NONE.seedField())) {
      said.add("The seed is sent as `" + quirks.seedField() + "`.");
    }
    if (!quirks.systemRole().equals(Quirks.NONE.systemRole())) {
      said.add("Instructions are sent under the role `" + quirks.systemRole() + "`.");
    }
    if (!quirks.requiredToolChoice().equals(Quirks.NONE.requiredToolChoice())) {
      said.add("A tool call is demanded by `tool_choice: " + quirks.requiredToolChoice() + "`.");
    }
    if (quirks.responseFormat() != Quirks.NONE.responseFormat()) {
      said.add("The response format is `" + quirks.responseFormat().json() + "`.");
    }
    if (quirks.reasoningControl() != Quirks.NONE.reasoningControl()) {
      said.add("How hard to think is sent as `reasoning: {effort | max_tokens}`.");
    }
    if (quirks.reasoningField() != null) {
      said.add("The reasoning of tool rounds goes back as `" + quirks.reasoningField() + "`.");
    }
    if (quirks.outputExcludesReasoning()) {
      said.add("Its output count leaves the reasoning tokens out.");
    }
    if (quirks.cacheControl()) {
      said.add("Messages may carry cache markers, as for Anthropic (`Content.CachePoint`).");
    }
    if (!quirks.terminator()) {
      said.add("A stream has no terminator.");
    }
    return said;
  }

  private void errors() {
    line("## When something is wrong");
    line("");
    line("| it answers | `LlmError.kind()` | which means |");
    line("| --- | --- | --- |");
    for (var error : file.path("errors")) {
      var said = ErrorBody.of(Oracle.MAPPER.writeValueAsBytes(error.path("answer"))).message();
      line(
          "| %d, “%s” | `%s` | %s |"
              .formatted(
                  error.path("status").asInt(),
                  String.valueOf(said).replace("|", "\\|"),
                  error.path("kind").asString(),
                  error.path("means").asString()));
    }
    line("");
  }

  private void links() {
    line("## Links");
    line("");
    for (var link : List.of("docs", "pricing", "status")) {
      if (vendor.links().containsKey(link)) {
        line("- %s: <%s>".formatted(link, vendor.links().get(link)));
      }
    }
    line("- [all providers](index.md)");
  }

  private List<ProviderDescriptor> all() {
    var all = new ArrayList<ProviderDescriptor>();
    all.add(vendor);
    all.addAll(variants);
    return all;
  }

  static String model(ProviderDescriptor vendor) {
    return vendor.name() + "/" + vendor.exampleModel();
  }

  /** The vendor's row in the index. */
  String row() {
    return "| [%s](%s.md) | %s | %s |"
        .formatted(
            vendor.title(),
            vendor.name(),
            all().stream().map(one -> "`" + one.name() + "`").collect(Collectors.joining(", ")),
            vendor.keyVariables().stream()
                .map(key -> "`" + key.name() + "`")
                .collect(Collectors.joining(", ")));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
