package dev.cofferdam.action;

/** What an action is for. */
public enum Kind {
    READ,
    PRESERVE,
    CONTAIN,
    ERADICATE,
    RECOVER,
    /** Tells people. */
    NOTIFY,
    /** Works on the case, not on an account. */
    LOCAL
}
