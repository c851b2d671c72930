package dev.sage.console.redaction;

import dev.sage.llm.redaction.Category;

/**
 * A place in the text that a rule knows, on both sides.
 *
 * @param start where it begins in the original, in UTF-16 units
 * @param end behind its end there
 * @param outStart where it begins in what leaves: its placeholder, or itself where it is kept
 * @param outEnd behind its end there
 * @param placeholder what stands in its place
 * @param masked whether it is taken out
 */
record Mark(
    int start,
    int end,
    int outStart,
    int outEnd,
    String kind,
    Category category,
    String placeholder,
    boolean masked) {}
