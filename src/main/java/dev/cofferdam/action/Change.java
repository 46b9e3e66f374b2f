package dev.cofferdam.action;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * One attribute of one resource, before and after. The {@code before} values of a plan are all that undo has: what an
 * action needs to restore a thing must be in them.
 *
 * @param resource ARN where there is one, else id
 * @param attribute unique within the resource: {@code Groups}, {@code DisableApiTermination}
 * @param before, after JSON null means: is not there
 */
public record Change(String resource, String attribute, JsonNode before, JsonNode after) {
    public static Change of(String resource, String attribute, @Nullable String before, @Nullable String after) {
        return new Change(resource, attribute, text(before), text(after));
    }

    /** The same change backwards. */
    public Change inverse() {
        return new Change(resource, attribute, after, before);
    }

    private static JsonNode text(@Nullable String value) {
        return value == null ? NullNode.getInstance() : StringNode.valueOf(value);
    }
}
