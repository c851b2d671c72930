package dev.sage.workbench.wire;

import dev.sage.llm.Content;
import dev.sage.workbench.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Images, sound and files of Chat Completions, as far as its encoder writes them. Stateless. */
final class ChatMedia {
  private static final Set<String> SOUNDS = Set.of("mp3", "wav");

  private ChatMedia() {}

  /** What a part of that type shows; null where the encoder could not write it. */
  static Content.@Nullable Media read(String type, JsonNode media) {
    return switch (type) {
      case "image_url" -> {
        Content.Media image =
            Parts.media("image/*", media.asString(media.path("url").asString("")), null);
        yield image != null && image.mediaType().startsWith("image/") ? image : null;
      }
      case "input_audio" -> audio(media.path("format").asString(""), media.path("data"));
      case "file" -> {
        Content.Media file =
            Parts.media(
                "", media.path("file_data").asString(""), Parts.textOrNull(media, "filename"));
        yield file != null && file.base64() != null && file.mediaType().equals("application/pdf")
            ? file
            : null;
      }
      default -> null;
    };
  }

  private static Content.@Nullable Media audio(String format, JsonNode data) {
    return data.isString() && SOUNDS.contains(format)
        ? new Content.Media(
            format.equals("mp3") ? "audio/mpeg" : "audio/wav", data.stringValue(), null, null)
        : null;
  }

  /** As the encoder writes it. */
  static ObjectNode written(String type, Content.Media media) {
    ObjectNode part = Json.object().put("type", type);
    ObjectNode of = part.putObject(type);
    switch (type) {
      case "image_url" -> of.put("url", Parts.url(media));
      case "input_audio" ->
          of.put("data", media.base64())
              .put("format", media.mediaType().equals("audio/mpeg") ? "mp3" : "wav");
      default ->
          of.put("filename", media.name() == null ? "document.pdf" : media.name())
              .put("file_data", Parts.url(media));
    }
    return part;
  }
}
