package dev.cofferdam.ui;

/**
 * Something that happened where nobody looks; told in the corner of the window, without taking the focus.
 *
 * @param open goes to it, once its screen is shown
 */
public record Told(Gravity gravity, String title, String text, Runnable open) {
    /** How long it stays: what went well hides by itself, what wants somebody stays until it was seen. */
    public enum Gravity {
        SUCCESS,
        WAITING,
        FAILURE
    }
}
