package dev.cofferdam.cli;

/** What a piece of text means to the reader, and how a terminal shows it. */
enum Style {
    HEADING("1"),
    QUIET("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    STRONG("1"),
    CODE("36");

    private final String sgr;

    Style(String sgr) {
        this.sgr = sgr;
    }

    String sgr() {
        return sgr;
    }
}
