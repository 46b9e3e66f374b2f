package dev.cofferdam.action;

import java.util.List;

/**
 * What takes a change back, built from the captured state alone, so that it works after a restart and on another
 * machine.
 *
 * @param restore the changes backwards: {@code before} is what we made, {@code after} is what it was
 */
public record Undo(List<Change> restore) {
    public Undo {
        restore = List.copyOf(restore);
    }
}
