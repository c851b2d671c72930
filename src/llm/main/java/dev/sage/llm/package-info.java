/**
 * What a program types: the client {@link dev.sage.llm.Llm}, the request, the stream and its
 * events, the response and the error. Wire formats, transport and policies live in the packages
 * below and are not needed to make a call.
 */
package dev.sage.llm;
