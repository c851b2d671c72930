/** Figures reckoned anew from raw frames, with nothing of what Sage reads frames by. */
package dev.sage.console.streams.figures;
