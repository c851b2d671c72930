/**
 * JSON Schema 2020-12 for the arguments of tools: the only place that knows the validator. Loaded
 * with the first tool that is built, never before. Not exported.
 */
package dev.sage.llm.tool.schema;
