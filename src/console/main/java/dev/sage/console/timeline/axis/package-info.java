/** Time axes from years to microseconds: scales, marks, ranges and their words. No controls. */
package dev.sage.console.timeline.axis;
