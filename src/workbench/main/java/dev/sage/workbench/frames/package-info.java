/**
 * What stored frames mean, read again with the library's own decoders. What is odd about them, and
 * how they are shown, is the console's.
 */
package dev.sage.workbench.frames;
