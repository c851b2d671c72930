/**
 * What a program that starts a simulator needs: {@link dev.sage.simulator.Simulator} and its
 * options. The HTTP server, the wire writers and the scenarios live in {@code internal} packages.
 */
package dev.sage.simulator;
