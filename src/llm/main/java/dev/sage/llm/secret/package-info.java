/**
 * Keys in memory: {@link dev.sage.llm.secret.Secret}. Where keys are stored (keychain, encrypted
 * file) is not here.
 */
package dev.sage.llm.secret;
