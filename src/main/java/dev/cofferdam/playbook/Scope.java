package dev.cofferdam.playbook;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What expressions can see, in one playbook of one run at one moment.
 *
 * @param inputs by name; an optional input that was not given is absent
 * @param steps by step id: {@code status} and the outputs of each step that has come to something
 * @param variables the {@code as} names of the rounds around the step
 */
public record Scope(ObjectNode inputs, ObjectNode steps, Map<String, JsonNode> variables) {}
