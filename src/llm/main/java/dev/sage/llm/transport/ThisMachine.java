package dev.sage.llm.transport;

import java.util.regex.Pattern;

/**
 * Whether a host is this machine, whatever any name server says: {@code localhost}, or a loopback
 * address. Stateless; looks nothing up.
 */
public final class ThisMachine {

  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(?:\\." + BYTE + "){3}|::1|\\[::1]");

  private ThisMachine() {}

  /**
   * {@return whether it is this machine that is named}
   *
   * @param host as it stands in an address, an IPv6 address with brackets or without
   */
  public static boolean names(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
