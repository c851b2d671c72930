package dev.sage.simulator.internal.model;

import tools.jackson.databind.JsonNode;

/**
 * A tool that the request declares.
 *
 * @param schema the JSON Schema of its arguments; anything but an object means "any object"
 */
public record Tool(String name, JsonNode schema) {}
