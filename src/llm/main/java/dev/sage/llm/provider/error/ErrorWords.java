package dev.sage.llm.provider.error;

/**
 * Words by which servers of more than one wire format say the same thing, to be used as rows of an
 * {@link ErrorTable}. Sources: the recorded error answers, the providers' error pages, and the
 * sources of vLLM, llama.cpp, Ollama, LM Studio and text-generation-inference. Every repetition has
 * a bound, so that no text makes the search slow.
 */
public final class ErrorWords {

  /** Labels of a conversation that does not fit. */
  public static final String CONTEXT_LABELS =
      "context_length_exceeded|exceed_context_size_error|context_window_exceeded"
          + "|model_context_window_exceeded|contextwindowexceeded\\w*|request_too_large";

  /** A conversation that does not fit. */
  public static final String CONTEXT =
      "(maximum|max|model's|model) context (length|size|window)"
          + "|context (length|size|window|limit) (has been |was |is )?(exceeded|too)"
          + "|exceed(s|ing)? .{0,60}context"
          + "|(prompt|input|request) (is )?too long"
          + "|too many (input |prompt )?tokens"
          + "|reduce the length of (the|your) (messages|prompt|input)"
          + "|(prompt|input) (tokens?|token count|length) .{0,60}exceed"
          + "|number of (input |prompt )?tokens .{0,60}exceed"
          + "|maximum (prompt|input|model) length"
          // LM Studio
          + "|(context length of only|greater than the context length|reached context length)"
          + "|context overflow|when context the overflows"
          // text-generation-inference, and Together, which runs it
          + "|must have (less|fewer) than \\d{1,9} (input )?tokens"
          + "|tokens.{0,3} \\+ .{0,30}must be <="
          // llama.cpp
          + "|input is too large to process"
          // LiteLLM
          + "|contextwindowexceeded";

  /** Labels of an account that has to pay first. */
  public static final String CREDIT_LABELS =
      "insufficient_quota|credit_balance_exhausted|billing_(error|hard_limit_reached|not_active)"
          + "|\\w{0,40}spend_limit\\w{0,40}|insufficient_(balance|credits|funds)|credit_limit"
          + "|exceeded_current_quota_error|arrearage|payment_required|access_terminated(_error)?"
          + "|allocationquota\\.freetieronly";

  /** An account that has to pay first. */
  public static final String CREDIT =
      "insufficient (account )?(balance|credits?|funds|quota)"
          + "|exceeded your current quota|credit balance"
          + "|(depleted|out of|used up|used all|no remaining|not enough|(not|n't) have any"
          + "|requires more|purchase more) .{0,40}credits?"
          + "|(credit|key) limit exceeded|monthly spending limit"
          + "|account .{0,80}suspended|account is not active|extra usage is required";

  /** A key that is missing, wrong or expired. */
  public static final String BAD_KEY =
      "(incorrect|invalid|missing|wrong|expired|bad|no) (x-)?api[ _-]?(key|token)"
          + "|api[ _-]?key .{0,60}(not valid|invalid|incorrect|missing|expired|you provided)"
          + "|authentication (fails|failed)|invalid (auth|access|bearer|security)\\w{0,20} ?token"
          + "|oauth (token|authentication) .{0,60}(expired|revoked|invalid|not supported)"
          + "|security token .{0,40}invalid|bad credentials|no auth credentials";

  /** A local server whose model is not in memory. */
  public static final String NOT_LOADED =
      "loading (the )?model|model .{0,80}(is|still) (currently |still )?loading"
          + "|no models? (is |are )?(currently )?loaded|model (is )?not loaded"
          + "|failed to load (the )?model";

  /** An address that the server does not know; LM Studio says so under status 200. */
  public static final String NO_ENDPOINT = "unexpected endpoint";

  private ErrorWords() {}
}
