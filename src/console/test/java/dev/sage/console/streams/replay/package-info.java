/** Tests of the clock of a replay, without a toolkit. */
package dev.sage.console.streams.replay;
