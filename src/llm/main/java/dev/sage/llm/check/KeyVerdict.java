package dev.sage.llm.check;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal says of the key. The wire format's own table says which kind of refusal it is;
 * what is told apart further here makes no difference to a call, but to what a person does.
 */
final class KeyVerdict {

  private static final Pattern REGION =
      Pattern.compile("(?i)country|region|territory|location is not supported");

  private static final Pattern ORGANISATION =
      Pattern.compile(
          "(?i)organi[sz]ation|\\bproject\\b.{0,60}(?:not|match|archived|invalid)|workspace");

  private KeyVerdict() {}

  static LayerFinding of(LlmError error, ApiAnswer answer, ApiTarget api) {
    var said = ProviderWords.behind(answer, api);
    if (answer.ok() && error.kind() == Kind.SERVER_ERROR) {
      // Not this format's error, so nobody knows whether waiting helps.
      return LayerFinding.failed(
          CheckCode.OTHER_API,
          "The server reports an error with a status that means success" + said,
          "Check base URL and wire format; else do what it complains of.");
    }
    return switch (error.kind()) {
      case AUTHENTICATION -> api.hasKey() ? refused(error, said, api) : wanted(said, api);
      case PERMISSION -> forbidden(error, said, api);
      case BILLING ->
          LayerFinding.failed(
              CheckCode.NO_CREDIT,
              "The key is known, but its account has no credit or quota left" + said,
              "Add credit or raise the limit; waiting does not help." + page(api, "keys"));
      case RATE_LIMITED ->
          LayerFinding.warning(
              CheckCode.RATE_LIMITED,
              "The key is good; its rate limit is reached just now" + said,
              "Wait a little; calls are tried again by themselves.");
      case OVERLOADED, SERVER_ERROR, MODEL_NOT_LOADED ->
          LayerFinding.failed(
              CheckCode.SERVER_BUSY,
              "The server failed or has too much to do, so the key was not judged" + said,
              "Try again soon." + page(api, "status"));
      default ->
          LayerFinding.failed(
              CheckCode.REQUEST_REFUSED,
              "The server refuses the request" + said,
              "Change what it complains of; check base URL and wire format.");
    };
  }

  private static LayerFinding refused(LlmError error, String said, ApiTarget api) {
    return organisation(error, said)
        ? wrongOrganisation(said)
        : LayerFinding.failed(
            CheckCode.KEY_REFUSED,
            "The key is refused: it is unknown, expired or revoked" + said,
            new CheckFix(
                "Copy the key again, or make a new one." + page(api, "keys"), "apiKey", null));
  }

  private static LayerFinding wanted(String said, ApiTarget api) {
    var vendor = api.target().vendor();
    var variables =
        vendor == null
            ? ""
            : vendor.keyVariables().stream()
                .findFirst()
                .map(variable -> ", or set the environment variable " + variable.name())
                .orElse("");
    return LayerFinding.failed(
        CheckCode.KEY_WANTED,
        "The server wants a key, and there is none" + said,
        new CheckFix("Give the key that the server expects" + variables + ".", "apiKey", null));
  }

  private static LayerFinding forbidden(LlmError error, String said, ApiTarget api) {
    if (REGION.matcher(said).find()) {
      return LayerFinding.failed(
          CheckCode.REGION,
          "The vendor does not serve the region that this machine calls from" + said,
          "Call from a region that it serves, or use another vendor.");
    }
    return organisation(error, said)
        ? wrongOrganisation(said)
        : LayerFinding.failed(
            CheckCode.KEY_SCOPE,
            "The key is known, but may not do this" + said,
            "Give the key the permission, or use another key." + page(api, "keys"));
  }

  private static LayerFinding wrongOrganisation(String said) {
    return LayerFinding.failed(
        CheckCode.ORGANISATION,
        "The organisation or project that is set is not the key's" + said,
        "Correct organization and project, or take them out: the key knows its own.");
  }

  private static boolean organisation(LlmError error, String said) {
    var code = String.valueOf(error.providerCode());
    return (code.contains("organization") && !code.contains("restricted"))
        || code.contains("project")
        || (error.kind() == Kind.AUTHENTICATION && ORGANISATION.matcher(said).find());
  }

  private static String page(ApiTarget api, String link) {
    var vendor = api.target().vendor();
    @Nullable String page = vendor == null ? null : vendor.links().get(link);
    return page == null ? "" : " See " + page + ".";
  }
}
