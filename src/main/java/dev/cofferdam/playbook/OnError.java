package dev.cofferdam.playbook;

/** What happens when a step fails. */
public enum OnError {
    /** The responder decides: retry, skip with a reason, undo. */
    ASK,
    /** The run pauses; nothing else starts. */
    STOP,
    /** The run goes on; the step stays failed. */
    CONTINUE
}
