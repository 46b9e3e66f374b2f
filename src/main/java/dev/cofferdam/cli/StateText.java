package dev.cofferdam.cli;

import dev.cofferdam.run.Failure;
import dev.cofferdam.run.StepState;

/** What a step has come to, in one line. */
final class StateText {
    private StateText() {}

    static String of(StepState state) {
        return switch (state) {
            case StepState.Done _ -> Style.GOOD.of("done");
            case StepState.AlreadyDone _ -> Style.GOOD.of("already done") + ": nothing was changed";
            case StepState.Undone _ -> Style.GOOD.of("taken back");
            case StepState.Skipped skipped -> Style.QUIET.of("skipped") + ": " + PlainText.line(skipped.reason());
            case StepState.Failed failed -> Style.BAD.of("failed") + "  " + PlainText.line(words(failed.failure()));
            case StepState.InDoubt doubt -> Style.BAD.of("in doubt") + ": " + PlainText.line(doubt.why());
            case StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Running _ -> Style.QUIET.of(state.word().replace('_', ' '));
        };
    }

    /** What AWS says begins with its code already. */
    private static String words(Failure failure) {
        return failure.what().startsWith(failure.code() + ":")
                ? failure.what()
                : failure.code() + ": " + failure.what();
    }
}
