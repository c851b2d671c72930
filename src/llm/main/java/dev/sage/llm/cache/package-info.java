/** Answers kept for equal requests: canonical JSON, of which keys are made. No store of its own. */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.cache;
