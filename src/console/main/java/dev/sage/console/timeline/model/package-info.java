/** What the Timeline panel knows: range, picture, figures, selection, saved views. No controls. */
package dev.sage.console.timeline.model;
