/**
 * What the error answers of all providers have in common: their shapes, where the request id and
 * the wait are, and how a table of rules names the kind. The tables themselves are with the wire
 * formats.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.error;
