/** Tests of the Timeline panel, and a timeline that counts naively. */
package dev.sage.console.timeline;
