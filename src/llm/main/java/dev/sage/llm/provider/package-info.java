/**
 * What stands between the client and a wire: the {@link dev.sage.llm.provider.WireFormat} of each
 * provider family with its three pieces (request encoder, stream decoder, error classifier), and
 * the vendors, which are data. One package below for each wire format.
 */
package dev.sage.llm.provider;
