/** Tests of the tour and its pictures. */
package dev.sage.console.tour;
