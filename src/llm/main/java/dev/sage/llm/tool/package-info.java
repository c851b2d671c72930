/**
 * Tools that the library runs for the model: {@link dev.sage.llm.tool.Tool} says what there is,
 * {@link dev.sage.llm.tool.ToolSet} which of them a call may use, and {@link
 * dev.sage.llm.Llm#stream(dev.sage.llm.ChatRequest, dev.sage.llm.tool.ToolSet)} goes on round by
 * round until the model has its answer. How the rounds are made is not here, nor are tools that the
 * program runs by itself ({@link dev.sage.llm.ToolSpec}).
 */
package dev.sage.llm.tool;
