/**
 * The panel Settings: how the window looks, what holds for all calls, prices of one's own, and
 * where files are.
 */
package dev.sage.console.settings;
