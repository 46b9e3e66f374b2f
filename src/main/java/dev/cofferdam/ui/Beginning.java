package dev.cofferdam.ui;

/** What a new case is made up from. */
public sealed interface Beginning {
    /** Nothing yet. */
    record Blank() implements Beginning {}

    /** A finding that was dropped or pasted. */
    record Finding(Screen.Dropped json) implements Beginning {}

    record Practising(Practice practice) implements Beginning {}
}
