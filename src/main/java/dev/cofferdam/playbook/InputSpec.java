package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a playbook or a manual step asks for.
 *
 * @param defaultValue already checked against the type
 * @param from a path into the finding, without its leading {@code finding.}:
 *     {@code resource.instanceDetails.instanceId}
 * @param values what an enum may be
 */
public record InputSpec(
        String name,
        ValueType type,
        @Nullable String prompt,
        @Nullable JsonNode defaultValue,
        boolean required,
        @Nullable String from,
        List<String> values) {

    /**
     * Checks and converts what a person typed or a file said.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public JsonNode parse(String text) {
        return InputValues.parse(this, text);
    }
}
