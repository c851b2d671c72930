/** A model provider on your own machine: loopback HTTP server, seeded, scripted, with faults. */
@org.jspecify.annotations.NullMarked
module dev.sage.simulator {
  requires static transitive org.jspecify;
  requires tools.jackson.databind;

  exports dev.sage.simulator;
}
