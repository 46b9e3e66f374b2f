package dev.cofferdam.action.lambda;

import org.jspecify.annotations.Nullable;

/**
 * A function, or a version or an alias of it, as Lambda's calls name it.
 *
 * @param qualifier of the version or the alias; null: the function itself
 */
record FunctionRef(String name, @Nullable String qualifier) {
    /** @param arn with a version or an alias, or without */
    static FunctionRef of(String arn) {
        var parts = Functions.name(arn).split(":", 2);
        return new FunctionRef(parts[0], parts.length > 1 ? parts[1] : null);
    }
}
