package dev.cofferdam.caselog;

/** The exact playbook text that a run follows. {@code sha256} is of the UTF-8 text, in lower-case hex. */
public record PlaybookRef(String id, String version, String sha256) {}
