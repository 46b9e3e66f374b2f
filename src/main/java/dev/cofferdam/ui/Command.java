package dev.cofferdam.ui;

/**
 * Something that can be done now, or not now and why, found by its name in the palette and carried out by its keys.
 *
 * @param id stays the same over time, so that what was used lately is known again
 * @param keys as {@code Shortcut+N}; empty where it has none
 * @param group what it is about, in a word or two
 * @param hindrance why it cannot be done now, as a sentence; empty when it can
 */
public record Command(String id, String name, String keys, String group, String hindrance, Runnable action) {
    public static Command of(String id, String name, String group, Runnable action) {
        return new Command(id, name, "", group, "", action);
    }

    /** @param combination as {@code Shortcut+N} */
    public Command keys(String combination) {
        return new Command(id, name, combination, group, hindrance, action);
    }

    /** Cannot be done now. */
    public Command hinderedBy(String reason) {
        return new Command(id, name, keys, group, reason, action);
    }

    public Command hinderedIf(boolean hindered, String reason) {
        return hindered ? hinderedBy(reason) : this;
    }

    public boolean enabled() {
        return hindrance.isEmpty();
    }
}
