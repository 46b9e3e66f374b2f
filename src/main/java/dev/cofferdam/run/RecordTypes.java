package dev.cofferdam.run;

/** The types of the records that a run consists of. What the names mean, docs/case-log.md tells. */
final class RecordTypes {
    static final String RUN_STARTED = "run.started";
    static final String RUN_PAUSED = "run.paused";
    static final String RUN_RESUMED = "run.resumed";
    static final String RUN_ENDED = "run.ended";

    /** What the playbook decides by itself; made once, so that a reopened run does not decide again. */
    static final String CONDITION = "step.condition";

    static final String ROUNDS = "step.rounds";
    static final String BRANCH = "step.branch";
    static final String CALLED = "step.called";
    static final String ENDED = "step.ended";

    /** What the responder decides. */
    static final String ANSWERED = "step.answered";

    static final String DECIDED = "step.decided";
    static final String ROUNDS_AGREED = "step.rounds_agreed";
    static final String SKIPPED = "step.skipped";
    static final String OVERRIDDEN = "step.overridden";
    static final String RETRIED = "step.retried";
    static final String CANCEL = "step.cancel_requested";

    /** What somebody who decides was shown: the plan of the step that the approval lets through. */
    static final String PREVIEWED = "step.previewed";

    /** What is done. */
    static final String PLANNED = "step.planned";

    static final String INTENDED = "step.intended";
    static final String APPLIED = "step.applied";
    static final String ATTEMPT_FAILED = "step.attempt_failed";
    static final String SUCCEEDED = "step.succeeded";
    static final String ALREADY_DONE = "step.already_done";
    static final String FAILED = "step.failed";
    static final String UNKNOWN = "step.unknown";

    static final String UNDO_PLANNED = "undo.planned";
    static final String UNDO_INTENDED = "undo.intended";
    static final String UNDO_SUCCEEDED = "undo.succeeded";
    static final String UNDO_FAILED = "undo.failed";
    static final String UNDO_UNKNOWN = "undo.unknown";

    private RecordTypes() {}
}
