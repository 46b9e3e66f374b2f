package dev.cofferdam.cli;

import java.util.Locale;

/** Enum values as people and JSON have them. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
