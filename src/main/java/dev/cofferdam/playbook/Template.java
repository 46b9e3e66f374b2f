package dev.cofferdam.playbook;

import java.util.Set;

/** Text with {@code ${{ }}} in it. Immutable, thread-safe. */
public interface Template {
    /** As the file has it. */
    String source();

    Set<String> references();

    /** @throws EvaluationException when a value that it needs is not there */
    String render(Scope scope);
}
