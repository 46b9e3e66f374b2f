package dev.cofferdam.action;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be known about an action without running it.
 *
 * @param id {@code service.verb-object}
 * @param title imperative, for a button and a list
 * @param description Markdown: what it does, and what to beware of
 * @param permissions for plan, apply, verify and undo together
 * @param undo what undo does, or why there is none; one sentence
 * @param endangersEvidence why evidence of the same resource should be kept first; null when it does not matter
 */
public record ActionSpec<I extends Record, O extends Record>(
        String id,
        String title,
        String description,
        Kind kind,
        Risk risk,
        Class<I> input,
        Class<O> output,
        List<Permission> permissions,
        String undo,
        @Nullable String endangersEvidence) {

    public ActionSpec {
        permissions = List.copyOf(permissions);
    }

    /** The inputs, in the record's order, named as a playbook writes them. */
    public List<Parameter> inputs() {
        return Parameter.inputsOf(input);
    }

    /** The outputs, in the record's order. */
    public List<Parameter> outputs() {
        return Parameter.outputsOf(output);
    }
}
