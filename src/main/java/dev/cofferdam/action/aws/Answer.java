package dev.cofferdam.action.aws;

import dev.cofferdam.action.ResourceGraph.Certainty;

/** Whether something is allowed, as far as policies tell. */
enum Answer {
    NO,
    /** It hangs on what only the request itself tells. */
    MAYBE,
    YES;

    Answer and(Answer other) {
        return compareTo(other) < 0 ? this : other;
    }

    Answer or(Answer other) {
        return compareTo(other) > 0 ? this : other;
    }

    Certainty certainty() {
        return this == YES ? Certainty.CERTAIN : Certainty.POSSIBLE;
    }
}
