package dev.cofferdam.playbook;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A type-checked CEL expression. Immutable, thread-safe. */
public interface Expression {
    /** As the file has it. */
    String source();

    Position at();

    /** Names it reads, as {@code inputs.instance}, {@code steps.identify.volume_ids}, {@code volume}. */
    Set<String> references();

    /** @throws EvaluationException when a value that it needs is not there */
    JsonNode evaluate(Scope scope);

    /**
     * For conditions.
     *
     * @throws EvaluationException also when the value is not a boolean
     */
    default boolean test(Scope scope) {
        var value = evaluate(scope);
        if (value.isBoolean()) return value.booleanValue();
        throw new EvaluationException("'" + source() + "' gave " + value + " where true or false is needed");
    }
}
