package dev.sage.llm.provider;

import dev.sage.llm.transport.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads bodies that are small by nature: errors and model lists. */
public final class Bodies {

  private static final int MAX_BYTES = 16 << 20;

  private Bodies() {}

  /**
   * {@return all of the body, or its first 16 MiB}
   *
   * @param response whose body it is, unread
   * @throws IOException where it breaks off
   */
  public static byte[] read(HttpResponse response) throws IOException {
    var body = new ByteArrayOutputStream();
    var buffer = new byte[16 << 10];
    int count = response.read(buffer);
    while (count >= 0 && body.size() < MAX_BYTES) {
      body.write(buffer, 0, count);
      count = response.read(buffer);
    }
    return body.toByteArray();
  }
}
