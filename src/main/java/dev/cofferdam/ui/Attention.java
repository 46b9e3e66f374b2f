package dev.cofferdam.ui;

/** What a screen that nobody looks at wants of somebody, the least first. */
public enum Attention {
    QUIET,
    /** Something is under way that ends by itself. */
    WORKING,
    /** It is a person's turn. */
    WAITING_FOR_YOU,
    /** Something ended well since it was last looked at. */
    FINISHED,
    /** Something failed, or is in doubt, since it was last looked at. */
    FAILED
}
