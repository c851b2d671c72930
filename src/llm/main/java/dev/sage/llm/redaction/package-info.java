/**
 * The one pipeline that every text and body goes through on its way out of the program: store, log,
 * error message, export.
 */
package dev.sage.llm.redaction;
