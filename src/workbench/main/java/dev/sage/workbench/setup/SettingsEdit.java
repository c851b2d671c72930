package dev.sage.workbench.setup;

import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what was typed into the text of a configuration file, below a profile where one is used. */
final class SettingsEdit {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final String provider;
  private final @Nullable String profile;
  private JsoncEdit edit;

  SettingsEdit(String text, String provider, @Nullable String profile) {
    this.provider = provider;
    this.profile = profile;
    this.edit = JsoncEdit.of(text);
    if (text.isBlank()) {
      edit = edit.set(List.of("version"), "1");
    }
  }

  /** The text with all that was typed but the key. */
  SettingsEdit typed(Typed typed) {
    var draft = typed.draft();
    own("baseUrl", draft.baseUrl());
    own("wireFormat", draft.wireFormat());
    own("organization", draft.organization());
    own("project", draft.project());
    draft.headers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            header ->
                put(path("providers", provider, "headers", header.getKey()), header.getValue()));
    put(path("proxy", "url"), typed.proxy());
    put(path("caFile"), typed.caFile());
    put(path("model"), typed.model());
    typed.others().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(other -> other(List.of(other.getKey().split("\\.", -1)), other.getValue()));
    return this;
  }

  /** The key by the name under which a store has it. */
  SettingsEdit keyStoredAs(String name) {
    edit =
        edit.set(
            path("providers", provider, "apiKey"), "{ \"keychain\": " + Json.write(name) + " }");
    return this;
  }

  String text() {
    return edit.text();
  }

  private void own(String name, @Nullable String value) {
    put(path("providers", provider, name), value);
  }

  private void put(List<String> path, @Nullable String value) {
    if (value != null) {
      edit = value.isBlank() ? edit.remove(path) : edit.set(path, Json.write(value.strip()));
    }
  }

  /** Of these, numbers are written as such. */
  private void other(List<String> path, String value) {
    String stripped = value.strip();
    edit =
        stripped.isEmpty()
            ? edit.remove(path)
            : edit.set(
                path, WHOLE_NUMBER.matcher(stripped).matches() ? stripped : Json.write(stripped));
  }

  private List<String> path(String... names) {
    var path = new ArrayList<String>();
    if (profile != null) {
      path.addAll(List.of("profiles", profile));
    }
    path.addAll(List.of(names));
    return path;
  }
}
