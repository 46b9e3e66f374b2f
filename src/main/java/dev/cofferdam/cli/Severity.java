package dev.cofferdam.cli;

import java.util.Locale;

/** How bad an incident is, as playbooks and cases name it. */
enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
