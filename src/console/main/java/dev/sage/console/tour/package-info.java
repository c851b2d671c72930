/**
 * The walk through the real window on JavaFX's headless platform that leaves pictures. What there
 * is to see at each stop belongs to the panels; how to walk and how to take a picture lives here.
 */
package dev.sage.console.tour;
