/**
 * What stands around a provider: what a request must keep to, budgets, rate limits, retries,
 * fallbacks, and the clocks that they decide by. Each is one class that states its defaults; a
 * program gives them to {@link dev.sage.llm.Llm.Builder}. How a request is sent is not here.
 */
package dev.sage.llm.policy;
