/**
 * Watching calls: {@link dev.sage.llm.telemetry.StreamTap} sees every frame with its time and the
 * events that it produced. What is done with them (stored, logged, exported) is not here.
 */
package dev.sage.llm.telemetry;
