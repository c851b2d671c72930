/**
 * The rounds of a call with tools: asking the model, checking its tool calls, running the tools,
 * asking again. Each round is an ordinary call. Not exported.
 */
package dev.sage.llm.tool.loop;
