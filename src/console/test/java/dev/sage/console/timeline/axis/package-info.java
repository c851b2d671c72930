/** Tests of what the Timeline panel computes: axis. */
package dev.sage.console.timeline.axis;
