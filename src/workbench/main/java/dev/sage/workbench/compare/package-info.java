/**
 * Side-by-side runs: several targets asked the same thing at once, each cell with a buffer that a
 * view drains at its own pace. Knows no screen and stores nothing itself.
 */
package dev.sage.workbench.compare;
