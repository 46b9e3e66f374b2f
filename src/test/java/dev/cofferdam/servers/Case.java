package dev.cofferdam.servers;

import dev.cofferdam.action.Action;

/** One action and how it is tried. */
sealed interface Case permits ChangeCase, ReadCase {
    Action<?, ?> action();

    /** Which of several cases of its action; empty where there is one. */
    String variant();

    default String id() {
        return action().spec().id();
    }

    /** {@code iam.delete-attacker-principal of a user}. */
    default String name() {
        return variant().isEmpty() ? id() : id() + " " + variant();
    }
}
