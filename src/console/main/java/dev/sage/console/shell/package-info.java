/**
 * The window around the panels: rail, title bar, status bar, overlays, the one catalogue of
 * actions, window state, drafts, the pulse and background work. No panel lives here, and nothing
 * here knows a particular panel.
 */
package dev.sage.console.shell;
