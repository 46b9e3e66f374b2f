package dev.cofferdam.ui.incident.timeline;

/** What there is to show. */
enum TimelineContent {
    LOADING,
    NOTHING_WRITTEN,
    NOTHING_MATCHES,
    ROWS
}
