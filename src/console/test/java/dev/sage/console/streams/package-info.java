/** Tests of the Streams panel, on stores with calls of known frames and times. */
package dev.sage.console.streams;
