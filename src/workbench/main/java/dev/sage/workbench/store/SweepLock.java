package dev.sage.workbench.store;

/** Lets one process at a time take things away. Used by one thread. */
interface SweepLock {

  /** For a store that nobody shares. */
  SweepLock ALONE =
      new SweepLock() {
        @Override
        public boolean take() {
          return true;
        }

        @Override
        public void release() {}
      };

  /** Whether this process has it, now or already. */
  boolean take();

  /** Others may. */
  void release();
}
