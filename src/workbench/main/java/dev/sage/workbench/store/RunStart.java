package dev.sage.workbench.store;

import java.time.Instant;

/**
 * What is written of a run before its first call. Immutable, thread-safe.
 *
 * @param name for a list, the first words of the prompt say
 * @param prompt the prompt as a document (JSON); empty where there is none
 */
public record RunStart(String id, Instant startedAt, String name, String prompt, RunPlan plan) {}
