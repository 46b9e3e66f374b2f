package dev.cofferdam.cli;

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
            case StepState.Failed failed ->
                Style.BAD.of("failed") + "  "
                        + PlainText.line(failed.failure().code() + ": "
                                + failed.failure().what());
            case StepState.InDoubt doubt -> Style.BAD.of("in doubt") + ": " + PlainText.line(doubt.why());
            case StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Running _ -> Style.QUIET.of(state.word().replace('_', ' '));
        };
    }
}
