/**
 * What stands around a provider: today the retry policy and the wait between attempts. How a
 * request is sent is not here.
 */
package dev.sage.llm.policy;
