/**
 * The panel Compare: one prompt, two to eight columns, answers that stream side by side. Running
 * and storing them is the workbench's; what a stream is made of is shown by the panel Streams.
 */
package dev.sage.console.compare;
