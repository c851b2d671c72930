/**
 * Configuration that explains itself: {@link dev.sage.llm.config.Config} reads every source there
 * is, knows where each value comes from, and lists what is wrong with all of them at once. The
 * stores that a reference may lead to (keychain, encrypted file) are not here: {@link
 * dev.sage.llm.secret.SecretStore} is what they look like from here.
 */
package dev.sage.llm.config;
