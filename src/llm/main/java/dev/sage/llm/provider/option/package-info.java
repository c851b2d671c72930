/**
 * Options that a server refuses: which may be left out or written in another way, how a refusal is
 * recognised, and what is remembered of it. Which options these are is data ({@code options.json}).
 */
package dev.sage.llm.provider.option;
