package dev.sage.llm.check;

import dev.sage.llm.LlmException;
import dev.sage.llm.check.ApiCalls.Outcome;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.HttpRequests;
import dev.sage.llm.transport.HttpCall;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the key is taken: by the answer that is there, else by a request that costs nothing. */
final class AuthLayer {

  private final ApiTarget api;
  private final ApiCalls calls;
  private final ApiState state;

  AuthLayer(ApiTarget api, ApiCalls calls, ApiState state) {
    this.api = api;
    this.calls = calls;
    this.state = state;
  }

  LayerFinding look(Duration limit) {
    var answer = Objects.requireNonNull(state.answer);
    state.facts.putAll(AccountFacts.of(answer, api));
    var refusal = state.refusal;
    if (refusal != null) {
      return KeyVerdict.of(refusal, answer, api);
    }
    if (!api.hasKey()) {
      return LayerFinding.ok("The server answers without a key.");
    }
    var check = keyCheck();
    if (check != null) {
      return checked(calls.send(check, limit));
    }
    return state.noList ? notJudged() : byList(limit);
  }

  private static LayerFinding notJudged() {
    return LayerFinding.warning(
        CheckCode.KEY_NOT_JUDGED,
        "The server is reached, but it offers nothing that would show without cost whether the key"
            + " is good.",
        "Check with a call of one token, which costs next to nothing.");
  }

  /**
   * A list that everybody gets says nothing of a key. Of a vendor's own address it is known whether
   * it gives one to everybody; a gateway that stands in its place may do what it likes.
   */
  private LayerFinding byList(Duration limit) {
    boolean known = ShapeLayer.ownHost(api.target().vendor(), api.url());
    if (known || !openToAll(limit)) {
      return LayerFinding.ok("The key is taken: the server gave its list of models for it.");
    }
    return api.target().local()
        ? LayerFinding.ok("The server answers without the key too, so it was not looked at.")
        : LayerFinding.warning(
            CheckCode.KEY_NOT_JUDGED,
            "The server gives its list of models without the key too, so it was not judged.",
            "Check with a call of one token, which costs next to nothing.");
  }

  private boolean openToAll(Duration limit) {
    var endpoint = api.endpoint();
    var bare =
        new Endpoint(
            endpoint.name(),
            endpoint.wireFormat(),
            endpoint.baseUrl(),
            null,
            AuthStyle.NONE,
            endpoint.headers(),
            endpoint.quirks(),
            endpoint.local());
    var call = new HttpRequests(bare, api.format()).models(null);
    if (!(calls.send(call, limit) instanceof Outcome.Answered(var answer)) || !answer.ok()) {
      return false;
    }
    try {
      api.format().decodeModels(answer.body());
      return true;
    } catch (LlmException refused) {
      return false;
    }
  }

  /**
   * Where the vendor judges keys; null where the list of models does. An address of the vendor's
   * own is asked only where calls go to the vendor too: a gateway's key is none of its business.
   */
  private @Nullable HttpCall keyCheck() {
    var vendor = api.target().vendor();
    var where = vendor == null ? null : vendor.keyCheck();
    if (where == null) {
      return null;
    }
    boolean below = where.startsWith("/");
    return below || ShapeLayer.ownHost(vendor, api.url()) ? api.requests().get(where) : null;
  }

  private LayerFinding checked(Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered(var answer))) {
      return notJudged();
    }
    if (answer.ok()) {
      return standing(KeyStanding.of(answer.body()));
    }
    boolean notThere = answer.status() == 404 || answer.redirect() || answer.html();
    return notThere ? notJudged() : KeyVerdict.of(api.classify(answer), answer, api);
  }

  private LayerFinding standing(KeyStanding standing) {
    standing
        .facts()
        .forEach((name, value) -> state.facts.putIfAbsent(name, AccountFacts.shown(value, api)));
    if (standing.blocked()) {
      return LayerFinding.failed(
          CheckCode.KEY_REFUSED,
          "The key is known, but it or its team has been blocked.",
          "Unblock it on the vendor's page, or use another key.");
    }
    return standing.empty()
        ? LayerFinding.failed(
            CheckCode.NO_CREDIT,
            "The key is known, but its account has no credit or quota left.",
            "Add credit or raise the limit; waiting does not help.")
        : LayerFinding.ok("The key is taken.");
  }
}
