/** What the drawn parts of the Timeline panel share: a canvas, its colours, texts that are cut. */
package dev.sage.console.timeline.paint;
