package dev.cofferdam.action;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something of a resource that is read, changed, and put back as a whole: a policy, a flag, a list of grants. JSON null
 * stands for: is not there. A {@link Change} names it, so that the log alone is enough to undo it.
 */
public interface Setting {
    /** As a {@link Change} has it, unique within its resource: {@code InlinePolicy/NAME}. */
    String attribute();

    /** For a sentence: {@code trust policy}. */
    String title();

    /** For a sentence: {@code role web}. */
    String owner(String resource);

    /** @return what is there now; empty when the resource itself is gone */
    Optional<JsonNode> read(String resource, ActionContext aws);

    /** Safe to repeat. */
    void write(String resource, JsonNode value, ActionContext aws);

    /** Whether the service goes on showing the former value for a while, so that whoever reads next must wait. */
    default boolean isShownLate() {
        return false;
    }

    /** Of a former value: why it cannot be written any more, and what to do; empty where it can. */
    default Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        return Optional.empty();
    }

    /**
     * From what is there to {@code wanted}; empty when they are the same.
     *
     * @throws ActionException when the resource is gone
     */
    default Optional<Change> change(String resource, JsonNode wanted, ActionContext aws) {
        var present = read(resource, aws)
                .orElseThrow(() -> new ActionException(
                        "ResourceGone",
                        "The %s is gone: there is nothing to change. Read its state again."
                                .formatted(owner(resource))));
        return present.equals(wanted)
                ? Optional.empty()
                : Optional.of(new Change(resource, attribute(), present, wanted));
    }
}
