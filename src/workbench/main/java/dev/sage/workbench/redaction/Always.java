package dev.sage.workbench.redaction;

/**
 * What became of a value that is always to be taken out.
 *
 * @param kept whether it is still known after this session
 * @param sentence where it is kept, or why it isn't and what to do
 */
public record Always(boolean kept, String sentence) {}
