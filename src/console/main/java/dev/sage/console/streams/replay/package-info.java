/**
 * Plays a stored stream again at any speed: a clock that needs no toolkit, what follows it, and its
 * bar of controls.
 */
package dev.sage.console.streams.replay;
