package dev.sage.llm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.internal.Told;
import dev.sage.llm.recording.BodySplit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers of status 200: whatever comes, and however it is cut, there is one terminal event, it is
 * the last, and nothing is said that was not in the body.
 */
final class Decoding {

  private Decoding() {}

  static void of(String id, byte[] body) {
    WireFormat format = new WireFormats(Map.of()).find(id).orElseThrow();
    for (String type : new String[] {"text/event-stream", "application/json"}) {
      Told whole = told(format, type, body, 0);
      assertThat(whole.events.stream().filter(StreamEvent::terminal)).hasSize(1);
      assertThat(whole.events.getLast().terminal()).isTrue();
      assertThat(characters(whole)).isLessThanOrEqualTo(body.length);
      same(whole, told(format, type, body, 1));
      same(whole, told(format, type, body, Framing.seed(body)));
    }
  }

  /** A list of models, or an error that says so. */
  static void models(byte[] body) {
    var formats = new WireFormats(Map.of());
    for (String id : formats.ids()) {
      try {
        var page = formats.find(id).orElseThrow().decodeModels(body);
        assertThat(page.models()).allMatch(model -> !model.id().isBlank());
      } catch (LlmException noList) {
        assertThat(noList.error().message()).isNotBlank();
      }
    }
  }

  private static Told told(WireFormat format, @Nullable String type, byte[] body, long split) {
    var told = new Told();
    var decoder = new BodyDecoder(format, Quirks.NONE, type, told, null);
    BodySplit.feed(body, split, decoder::feed);
    decoder.end();
    return told;
  }

  private static void same(Told whole, Told cut) {
    assertThat(cut.events).isEqualTo(whole.events);
    assertThat(cut.usage).isEqualTo(whole.usage);
    assertThat(cut.responseId).isEqualTo(whole.responseId);
    assertThat(cut.model).isEqualTo(whole.model);
  }

  private static int characters(Told told) {
    return told.all(StreamEvent.Text.class).stream().mapToInt(text -> text.value().length()).sum();
  }
}
