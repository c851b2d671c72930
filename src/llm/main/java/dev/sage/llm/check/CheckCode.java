package dev.sage.llm.check;

import java.util.Locale;

/**
 * What a layer of a check found wrong, as a stable code: the number of a meaning never changes, and
 * docs/troubleshooting.md has a section for each.
 */
public enum CheckCode {
  /** There is no key, and the vendor answers nobody without one. */
  KEY_MISSING(1, "There is no key"),
  /** Quotes stand round the key. */
  KEY_QUOTED(2, "Quotes stand round the key"),
  /** White space stands in or round the key. */
  KEY_WHITE_SPACE(3, "White space stands in or round the key"),
  /** The key begins with {@code Bearer}. */
  KEY_BEARER(4, "The key begins with \"Bearer\""),
  /** The key is a whole line that sets it. */
  KEY_LINE(5, "The key is a whole line, name and all"),
  /** What stands there is a placeholder. */
  KEY_PLACEHOLDER(6, "What stands there is a placeholder, not a key"),
  /** The key is another vendor's. */
  KEY_OTHER_VENDOR(7, "The key is another vendor's"),
  /** The key is not built as the vendor's keys are. */
  KEY_SHAPE(8, "The key is not built as the vendor's keys are"),
  /** The key has characters that no key has. */
  KEY_CHARACTERS(9, "The key has characters that no key has"),
  /** The base URL is none. */
  BAD_ADDRESS(10, "The base URL is none"),
  /** Another setting of the provider is wrong. */
  BAD_SETTING(11, "A setting of the provider is wrong"),

  /** The host's name is not known. */
  UNKNOWN_HOST(20, "The host is not known"),
  /** The lookup of the name took too long. */
  DNS_TIMEOUT(21, "The name lookup took too long"),

  /** Nothing listens at the port. */
  REFUSED(30, "Nothing is listening there"),
  /** The network has no way to the host. */
  NO_ROUTE(31, "There is no route to the host"),
  /** The connection took too long. */
  CONNECT_TIMEOUT(32, "The connection took too long"),
  /** No connection, for another reason. */
  CONNECT_FAILED(33, "No connection came about"),
  /** The proxy itself can't be reached. */
  PROXY_UNREACHABLE(34, "The proxy can't be reached"),
  /** The proxy wants a login, or another one. */
  PROXY_LOGIN(35, "The proxy wants a login"),
  /** The proxy does not let this through. */
  PROXY_REFUSED(36, "The proxy refuses the way"),

  /** The certificate's authority is not trusted. */
  TLS_UNTRUSTED(40, "The certificate is not trusted"),
  /** The certificate has expired or is not valid yet. */
  TLS_EXPIRED(41, "The certificate has expired"),
  /** The certificate is for another host. */
  TLS_WRONG_HOST(42, "The certificate is for another host"),
  /** https:// to a server that speaks plain HTTP. */
  TLS_NOT_SPOKEN(43, "The server does not speak TLS"),
  /** The server only speaks a version of TLS that is no longer safe. */
  TLS_TOO_OLD(44, "The server's TLS is too old"),
  /** No secure connection, for another reason. */
  TLS_FAILED(45, "No secure connection came about"),
  /** The handshake took too long. */
  TLS_TIMEOUT(46, "The TLS handshake took too long"),
  /** The key crosses a network in the clear. */
  KEY_IN_CLEAR(47, "The key is sent unencrypted"),

  /** http:// to a server that speaks TLS. */
  TLS_NEEDED(50, "The address must begin with https://"),
  /** The server does not answer in HTTP. */
  NOT_HTTP(51, "The server does not answer in HTTP"),
  /** The server takes too long to answer. */
  NO_ANSWER(52, "No answer came in time"),
  /** The connection broke before the answer. */
  BROKEN(53, "The connection broke before an answer"),
  /** The server redirects. */
  REDIRECTED(54, "The address is redirected"),
  /** A network's login page answers in the place of the server. */
  CAPTIVE_PORTAL(55, "A network's login page answers"),
  /** A web page answers. */
  WEB_PAGE(56, "A web page answers, not the API"),
  /** The server does not know the path. */
  WRONG_PATH(57, "The path is wrong"),
  /** The version is missing in the base URL. */
  VERSION_MISSING(58, "The version is missing in the base URL"),
  /** The version stands twice in the base URL. */
  VERSION_DOUBLED(59, "The version stands twice in the base URL"),
  /** The base URL is the address of a single call. */
  CALL_ADDRESS(60, "The base URL is the address of a call"),
  /** The answer is none of this API. */
  OTHER_API(61, "The answer is none of this API"),

  /** The key is unknown, expired or revoked. */
  KEY_REFUSED(70, "The key is refused"),
  /** The key is good but may not do this. */
  KEY_SCOPE(71, "The key lacks a permission"),
  /** The organisation or project is not the key's. */
  ORGANISATION(72, "The organisation or project is wrong"),
  /** The vendor does not serve this country. */
  REGION(73, "The vendor does not serve this region"),
  /** No credit, or a spending cap is reached. */
  NO_CREDIT(74, "There is no credit or quota left"),
  /** Too many requests just now; the key is good. */
  RATE_LIMITED(75, "The rate limit is reached"),
  /** The server failed or is overloaded; the key was not judged. */
  SERVER_BUSY(76, "The server failed or is overloaded"),
  /** Whether the key is good could not be seen. */
  KEY_NOT_JUDGED(77, "Whether the key is good could not be seen"),
  /** A local server wants a key. */
  KEY_WANTED(78, "The server wants a key"),
  /** The server refuses the request for another reason. */
  REQUEST_REFUSED(79, "The server refuses the request"),

  /** The list of models is empty. */
  NO_MODELS(80, "There are no models"),
  /** The list of models broke off. */
  MODELS_FAILED(81, "The list of models could not be read"),

  /** The call failed. */
  CALL_FAILED(90, "The call failed"),
  /** The key may not use the model, or there is none of that name. */
  CALL_MODEL(91, "The model can't be used with this key"),
  /** No model is known that could be called. */
  CALL_NO_MODEL(92, "There is no model to call"),
  /** The call took too long. */
  CALL_TIMEOUT(93, "The call took too long"),

  /** The check was ended from outside. */
  CANCELLED(99, "The check was cancelled");

  private final int number;
  private final String title;

  CheckCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** {@return the stable code: {@code SAGE-CHK-001}} */
  public String id() {
    return String.format(Locale.ROOT, "SAGE-CHK-%03d", number);
  }

  /** {@return what it means, in a few words} */
  public String title() {
    return title;
  }
}
