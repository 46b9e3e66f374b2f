package dev.cofferdam.app;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.SessionOrder;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.aws.Target;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Live accounts and simulated ones behind one door. */
record JoinedSessions(Supplier<? extends Sessions> live, Supplier<? extends Sessions> range) implements Sessions {
    @Override
    public AwsSession open(Target target, Path caseFolder) {
        return of(target).open(target, caseFolder);
    }

    @Override
    public AwsSession open(Target target, SessionOrder order) {
        return of(target).open(target, order);
    }

    private Sessions of(Target target) {
        var sessions = switch (target) {
            case Target.Range _ -> range;
            case Target.Endpoint _, Target.Profile _ -> live;
        };
        return sessions.get();
    }

    @Override
    public void warmUp() {
        live.get().warmUp();
    }
}
