package dev.sage.llm.config;

/**
 * What can be wrong with a configuration. A code never changes its meaning; {@code
 * docs/troubleshooting.md} has a section for each.
 */
public enum ConfigCode {
  /** A file is there and can't be read. */
  FILE_UNREADABLE(1, "a file can't be read"),
  /** A file is larger than a megabyte. */
  FILE_TOO_LARGE(2, "a file is too large"),
  /** A file is not UTF-8 text. */
  FILE_ENCODING(3, "a file is not UTF-8"),
  /** A JSON file breaks off or has something that is no JSON. */
  JSON_SYNTAX(4, "not JSON"),
  /** A name stands twice in one object. */
  JSON_DUPLICATE(5, "a name stands twice"),
  /** A name has characters that can't be seen. */
  HIDDEN_CHARACTERS(6, "a name has invisible characters"),
  /** A line of a {@code .env} file is no assignment. */
  DOTENV_SYNTAX(7, "a line of .env is none"),
  /** A variable stands twice in a {@code .env} file. */
  DOTENV_DUPLICATE(8, "a variable stands twice"),
  /** A value of a {@code .env} file looks as if it were to be expanded. */
  DOTENV_EXPANSION(9, "a value is not expanded"),
  /** A variable is set to nothing. */
  EMPTY_VALUE(10, "a value is empty"),
  /** A setting is of another JSON type than it can be. */
  WRONG_TYPE(11, "wrong type"),
  /** A value is none that the setting can have. */
  BAD_VALUE(12, "bad value"),
  /** There is no setting of this name. */
  UNKNOWN_SETTING(13, "unknown setting"),
  /** The file is written for another version of Sage. */
  UNKNOWN_VERSION(14, "unknown version"),
  /** A profile is chosen or extended that there is none of. */
  PROFILE_UNKNOWN(20, "unknown profile"),
  /** Profiles extend each other in a circle. */
  PROFILE_CYCLE(21, "profiles extend each other in a circle"),
  /** A provider is no vendor of ours and has no address. */
  PROVIDER_UNKNOWN(30, "unknown provider"),
  /** A base URL is none. */
  BASE_URL(31, "bad base URL"),
  /** There is no wire format of this name. */
  WIRE_FORMAT_UNKNOWN(32, "unknown wire format"),
  /** A vendor has an address for each customer, and none is set. */
  ADDRESS_MISSING(33, "address missing"),
  /** A header is none that HTTP can carry. */
  HEADER(34, "bad header"),
  /** A provider is configured without the key that it needs. */
  KEY_MISSING(35, "key missing"),
  /** A key does not look like one of its vendor. */
  KEY_SHAPE(36, "the key looks wrong"),
  /** A key stands in a configuration file itself. */
  KEY_INLINE(37, "a key in a file"),
  /** A reference is none. */
  REFERENCE(40, "bad reference"),
  /** A reference names a variable that is not set. */
  REFERENCE_VARIABLE(41, "variable not set"),
  /** The store of secrets does not have what a reference names. */
  REFERENCE_STORED(42, "not in the store"),
  /** The store of secrets can't be asked. */
  STORE_UNAVAILABLE(43, "the store can't be asked"),
  /** A file that a reference names can't be read. */
  REFERENCE_FILE(44, "key file unreadable"),
  /** Others can read a file with a key. */
  FILE_OPEN_TO_OTHERS(45, "others can read the file"),
  /** A command that a reference names does not give a key. */
  REFERENCE_COMMAND(46, "command failed"),
  /** A proxy setting is wrong. */
  PROXY(50, "bad proxy"),
  /** A file of certificates can't be used. */
  CA_FILE(51, "bad certificate file"),
  /** An untrusted project wants to run a command. */
  UNTRUSTED_COMMAND(60, "untrusted project: command"),
  /** An untrusted project wants to read a file outside of it. */
  UNTRUSTED_FILE(61, "untrusted project: file outside"),
  /** An untrusted project wants to send a key to an address that it names. */
  UNTRUSTED_ADDRESS(62, "untrusted project: address"),
  /** An untrusted project wants to set proxy or certificates. */
  UNTRUSTED_CONNECTION(63, "untrusted project: connection"),
  /** The list of trusted folders can't be read. */
  TRUST_FILE(64, "trusted folders unreadable"),
  /** An untrusted project wants to send a header along with somebody else's key. */
  UNTRUSTED_HEADER(65, "untrusted project: header");

  private final int number;
  private final String title;

  ConfigCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** {@return the stable code: {@code SAGE-CFG-012}} */
  public String id() {
    return "SAGE-CFG-%03d".formatted(number);
  }

  /** {@return in a few words what is wrong} */
  public String title() {
    return title;
  }
}
