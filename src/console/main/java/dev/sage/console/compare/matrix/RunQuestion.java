package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.CostEstimate;

/**
 * Asked before a run that is large or may cost much. Immutable.
 *
 * @param shape what is asked, in words
 * @param go begins it
 */
public record RunQuestion(CostEstimate estimate, String shape, Runnable go) {}
