/**
 * The prompt as a person edits and keeps it: turns, variables, tools, schema, parameters, columns
 * and assertions, as typed. What lives here knows neither store nor screen.
 */
package dev.sage.workbench.prompt;
