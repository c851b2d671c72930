package dev.sage.workbench.cli;

import dev.sage.simulator.Speed;

/** How fast the simulator answers, as a word for the command line. */
enum SimulatorSpeed {
  REALISTIC,
  INSTANT;

  Speed speed() {
    return this == REALISTIC ? Speed.REALISTIC : Speed.INSTANT;
  }
}
