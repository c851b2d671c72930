package dev.sage.llm.transport;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The body of a request. It goes out once: sending it again is an attempt that the caller sees. */
final class CallBody extends RequestBody {

  private final byte[] bytes;
  private final boolean again;

  /**
   * @param again whether OkHttp may send it again, for a proxy that wants a login first
   */
  CallBody(byte[] bytes, boolean again) {
    this.bytes = bytes;
    this.again = again;
  }

  /** The content type is among the headers: a media type here would add a charset to it. */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return !again;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
