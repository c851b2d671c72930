/** The Timeline panel: all calls on one time axis, with figures, lanes, a table and details. */
package dev.sage.console.timeline;
