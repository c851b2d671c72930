/**
 * The rig for tests with a window: a thin front of our own over TestFX, so that it can be replaced.
 */
package dev.sage.console.ui;
