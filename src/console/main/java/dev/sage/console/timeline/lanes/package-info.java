/**
 * The lanes of the Timeline panel: where bars and densities stand, what is under the pointer, and
 * how they are drawn. Where they come from is no business of this package.
 */
package dev.sage.console.timeline.lanes;
