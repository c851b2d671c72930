package dev.sage.llm.config;

import dev.sage.llm.provider.AuthStyle;
import org.jspecify.annotations.Nullable;

/**
 * That a source says something of a setting. Immutable.
 *
 * @param path the setting; of a group, where a whole group is removed
 * @param value what it says
 * @param origin where it says so
 * @param auth how a key from this variable is sent; null where the provider's own way holds
 */
record Statement(String path, Value value, ConfigOrigin origin, @Nullable AuthStyle auth) {

  static Statement of(String path, Value value, ConfigOrigin origin) {
    return new Statement(path, value, origin, null);
  }

  String key() {
    return SettingPath.key(path);
  }
}
