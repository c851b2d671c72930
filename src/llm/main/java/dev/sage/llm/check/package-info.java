/**
 * Does a provider work with this key at this address? The check goes layer by layer, from the shape
 * of the key to a call of one token, and each layer that fails says what to change. Here live the
 * layers, their results and the hints on keys; how calls are made does not.
 */
package dev.sage.llm.check;
