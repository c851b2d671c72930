/**
 * Where keys lie: the operating system's keychain, a file encrypted with a passphrase, or this
 * session only. {@link dev.sage.workbench.secret.SecretStores} holds all of them together. Keys in
 * environment variables and configuration are not here.
 */
package dev.sage.workbench.secret;
