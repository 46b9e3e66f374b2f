package dev.cofferdam.servers;

import dev.cofferdam.action.Action;

/** One action and how it is tried. */
sealed interface Case permits ChangeCase, ReadCase {
    Action<?, ?> action();

    default String id() {
        return action().spec().id();
    }
}
