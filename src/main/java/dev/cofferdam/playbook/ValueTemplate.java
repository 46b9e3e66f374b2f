package dev.cofferdam.playbook;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A value of a {@code with} or {@code inputs} block: a literal of any JSON shape in which strings may hold {@code ${{
 * }}}. A string that is nothing but one {@code ${{ }}} yields the expression's value with its type. Immutable,
 * thread-safe.
 */
public interface ValueTemplate {
    Set<String> references();

    /** @throws EvaluationException when a value that it needs is not there */
    JsonNode evaluate(Scope scope);
}
