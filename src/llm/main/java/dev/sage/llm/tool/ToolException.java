package dev.sage.llm.tool;

/**
 * Something is wrong with a tool: with its definition, where it is built; with one run of it, where
 * its function throws this. Then the model gets code and message as the call's result.
 */
public final class ToolException extends RuntimeException {

  /** The definition or the arguments are not what they should be. */
  public static final String VALIDATION = "EVALIDATION";

  /** It is not allowed. */
  public static final String PERMISSION = "EPERMISSION";

  /** A secret is not there. */
  public static final String SECRET_NOT_FOUND = "ESECRET_NOT_FOUND";

  /** It took too long. */
  public static final String TIMEOUT = "ETIMEOUT";

  /** The result is too large. */
  public static final String QUOTA = "EQUOTA";

  /** The tool threw. */
  public static final String RUNTIME = "ERUNTIME";

  /** The stream ended before the tool did. */
  public static final String HALT = "EHALT";

  private static final long serialVersionUID = 1;

  /** What kind of error. */
  private final String code;

  /**
   * An error with a code.
   *
   * @param code one of the constants, or one of the program's own
   * @param message what happened, for the model; no secret
   */
  public ToolException(String code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * What kind of error: {@code EVALIDATION}, {@code EPERMISSION} ...
   *
   * @return the code
   */
  public String code() {
    return code;
  }
}
