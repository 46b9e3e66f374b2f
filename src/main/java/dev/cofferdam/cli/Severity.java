package dev.cofferdam.cli;

/** How bad an incident is, as playbooks and cases name it. */
enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
