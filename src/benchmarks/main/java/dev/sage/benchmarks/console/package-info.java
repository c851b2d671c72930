/**
 * What the console costs: the real window on the headless platform, fed by the simulator. How long
 * things take and how busy the FX thread is lives here; the calls of the library are elsewhere.
 */
@NullMarked
package dev.sage.benchmarks.console;

import org.jspecify.annotations.NullMarked;
