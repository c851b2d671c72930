/** Tests of two streams compared, in figures and words. */
package dev.sage.console.streams.pair;
