/**
 * What the wire formats share: blocks, tool calls, failures of a body, model lists. Not for users.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.internal;
