package dev.sage.llm.recording;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import java.util.List;
import java.util.Map;

/**
 * Decodes recorded response bodies with the very readers, decoders and error tables that live calls
 * use. Thread-safe, stateless.
 */
public final class BodyDecoding {

  /** The api of a model list, whichever provider's. */
  public static final String MODELS = "models";

  private static final WireFormats FORMATS = new WireFormats(Map.of());

  /**
   * Whether the terminator comes cannot be known from a recording, so its absence is no warning.
   */
  private static final Quirks QUIRKS = Quirks.NONE.withTerminator(false);

  private BodyDecoding() {}

  /**
   * Decodes a recording.
   *
   * @param recording the recording
   * @param split 0 feeds the whole, 1 byte by byte, any other number pieces of random length
   * @return what the body says
   */
  public static Decoded decode(Recording recording, long split) {
    return decode(
        recording.api(), recording.status(), recording.headers(), recording.body(), split);
  }

  /**
   * Decodes a body.
   *
   * @param api a wire format's id such as {@code openai-chat}, or {@code models}; for any other the
   *     result's error is of kind unsupported_feature
   * @param status the HTTP status
   * @param headers lower-case names; may be empty, the body itself tells what it is
   * @param body the body after content decoding
   * @param split 0 feeds the whole, 1 byte by byte, any other number pieces of random length
   * @return what the body says
   */
  public static Decoded decode(
      String api, int status, Map<String, String> headers, byte[] body, long split) {
    // Model lists tell their shape themselves.
    var found = FORMATS.find(api.equals(MODELS) ? "openai-chat" : api);
    if (found.isEmpty()) {
      return Decoded.failed(
          LlmError.of(
              Kind.UNSUPPORTED_FEATURE,
              "",
              null,
              "unsupported: \""
                  + api
                  + "\" cannot be decoded. Known are: "
                  + String.join(", ", FORMATS.ids())
                  + " and models."));
    }
    WireFormat format = found.get();
    if (status < 200 || status > 299) {
      return Decoded.failed(format.classify(status, headers, body));
    }
    return api.equals(MODELS) ? models(format, body) : answer(format, headers, body, split);
  }

  private static Decoded answer(
      WireFormat format, Map<String, String> headers, byte[] body, long split) {
    var sink = new DecodedSink();
    var decoder = new BodyDecoder(format, QUIRKS, headers.get("content-type"), sink, null);
    BodySplit.feed(body, split, decoder::feed);
    decoder.end();
    return sink.result();
  }

  private static Decoded models(WireFormat format, byte[] body) {
    try {
      List<String> ids = format.decodeModels(body).models().stream().map(ModelInfo::id).toList();
      return new Decoded(
          null,
          null,
          "",
          "",
          null,
          List.of(),
          null,
          null,
          null,
          Usage.UNKNOWN,
          ids,
          null,
          List.of());
    } catch (LlmException noList) {
      return Decoded.failed(noList.error());
    }
  }
}
