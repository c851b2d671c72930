/**
 * What a call asked: the conversation, the tools, the parameters, the JSON. The frames of the
 * answer are not here.
 */
package dev.sage.console.streams.request;
