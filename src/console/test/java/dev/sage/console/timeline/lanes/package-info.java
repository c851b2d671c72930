/** Tests of what the Timeline panel computes: lanes. */
package dev.sage.console.timeline.lanes;
