/**
 * A small HTTP/1.1 server on raw sockets, loopback only: parsing, refusal of what is malformed or
 * foreign, chunked replies, and the notice that a client has gone. It knows no wire format.
 */
@NullMarked
package dev.sage.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
