package dev.sage.workbench.store;

/**
 * A run with what it asked. Immutable, thread-safe.
 *
 * @param prompt the prompt as a document, redacted; empty where none was kept
 * @param plan what was to be asked, redacted
 */
public record RunDetail(StoredRun run, String prompt, RunPlan plan) {}
