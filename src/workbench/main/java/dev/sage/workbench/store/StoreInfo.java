package dev.sage.workbench.store;

import java.nio.file.Path;

/**
 * A store's size. Immutable, thread-safe.
 *
 * @param file the database
 * @param bytes on disk, the write-ahead log included
 * @param schema the schema's version
 * @param temporary whether it ends with this process, because the home folder can't be written
 */
public record StoreInfo(
    Path file,
    long bytes,
    int schema,
    long runs,
    long calls,
    long attempts,
    long frames,
    boolean temporary) {}
