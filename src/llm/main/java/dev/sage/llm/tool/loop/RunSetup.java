package dev.sage.llm.tool.loop;

import dev.sage.llm.tool.ToolOptions;

/**
 * What the tools of one round run with. Immutable.
 *
 * @param requestId our id of the round
 */
record RunSetup(String requestId, ToolOptions options, ToolSecrets secrets) {}
