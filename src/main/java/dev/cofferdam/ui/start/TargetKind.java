package dev.cofferdam.ui.start;

/** What kind of account a run acts on. */
enum TargetKind {
    RANGE("range:"),
    PROFILE("profile:"),
    ENDPOINT("endpoint:");

    private final String prefix;

    TargetKind(String prefix) {
        this.prefix = prefix;
    }

    String target(String rest) {
        return prefix + rest.strip();
    }
}
