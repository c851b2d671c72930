/**
 * Recorded calls: a folder with {@code meta.json} and the body's exact bytes, and what the
 * library's own decoders make of it. Reads and decodes; it calls nobody.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.recording;
