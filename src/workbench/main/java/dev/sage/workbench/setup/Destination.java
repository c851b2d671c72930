package dev.sage.workbench.setup;

import org.jspecify.annotations.Nullable;

/**
 * A place where a key can be kept.
 *
 * @param words which that is here: {@code Secret Service (GNOME Keyring)}, {@code /home/a/app/.env}
 * @param hindrance why it cannot be used, one sentence; null where it can
 * @param passphrase whether a passphrase is needed now
 */
public record Destination(
    KeyPlace place, String words, @Nullable String hindrance, boolean passphrase) {}
