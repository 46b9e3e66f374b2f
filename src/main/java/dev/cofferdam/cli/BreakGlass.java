package dev.cofferdam.cli;

import dev.cofferdam.aws.SessionOrder;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of commands that sign in: as the account's break-glass role, where nothing else is left. */
final class BreakGlass {
    @Option(
            names = "--break-glass",
            paramLabel = "REASON",
            description = "Act as the account's break-glass role; the reason is logged before.")
    private @Nullable String reason;

    /** @throws Refusal where no reason was given */
    SessionOrder order(CaseLog log, Actor actor) {
        if (reason != null && reason.isBlank())
            throw Refusal.invalid("--break-glass takes the reason, as in --break-glass 'the responder role is locked'");
        return new SessionOrder(log, actor, reason);
    }
}
