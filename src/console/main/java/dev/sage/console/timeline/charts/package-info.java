/** The small charts of the Timeline panel: what each shows of the figures, and how it is drawn. */
package dev.sage.console.timeline.charts;
