/** Tests of what the Timeline panel computes: model. */
package dev.sage.console.timeline.charts;
