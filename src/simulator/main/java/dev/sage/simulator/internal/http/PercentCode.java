package dev.sage.simulator.internal.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The percent encoding of addresses. Stateless. */
public final class PercentCode {
  private static final Logger LOG = System.getLogger(PercentCode.class.getName());

  private PercentCode() {}

  /** A part of an address decoded; one that is not properly encoded stays as it is. */
  public static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "A part of an address is not properly encoded", e);
      return part;
    }
  }
}
