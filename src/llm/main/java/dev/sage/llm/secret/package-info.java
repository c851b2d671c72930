/**
 * Keys in memory, {@link dev.sage.llm.secret.Secret}, and the question where they lie, {@link
 * dev.sage.llm.secret.SecretStore}. The stores themselves (keychain, encrypted file) are not here:
 * they need native code and cryptography.
 */
package dev.sage.llm.secret;
