/**
 * The left pane of Compare: the prompt, its variables, tools, schema, parameters and assertions,
 * and the files it is kept in. What a prompt is and what is wrong with it is known to the
 * workbench; what is answered lives elsewhere.
 */
package dev.sage.console.compare.prompt;
