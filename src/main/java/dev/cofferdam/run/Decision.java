package dev.cofferdam.run;

/** Something that the playbook decides by itself now; it becomes a record. */
sealed interface Decision {
    Place place();

    /** Whether {@code when} holds. */
    record Condition(Place place) implements Decision {}

    /** What a {@code for_each} goes over. */
    record Rounds(Place place) implements Decision {}

    /** Which branch a {@code choose} takes. */
    record Branch(Place place) implements Decision {}

    /** What a sub-playbook is called with. */
    record Call(Place place) implements Decision {}

    /** The playbook ends here. */
    record End(Place place) implements Decision {}
}
