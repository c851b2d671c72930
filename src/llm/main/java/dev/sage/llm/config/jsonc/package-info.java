/**
 * JSON with comments and trailing commas, read by hand so that every name and value knows its
 * place: for messages with line and column, and for changing one value while all else in the file
 * stays as it is. And the files that such texts are in. What the values mean is not here.
 */
package dev.sage.llm.config.jsonc;
