/** The table of the calls that are on the screen of the Timeline panel. */
package dev.sage.console.timeline.list;
