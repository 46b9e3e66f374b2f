package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.run.Preflight;
import dev.cofferdam.run.Preflight.Readiness;
import java.util.List;

/** Tells a responder what of a playbook can be done. */
record PreflightLines(Terminal terminal, boolean json) {
    /** @return the exit status */
    int of(List<Preflight.Check> checks) {
        if (json) checks.forEach(check -> terminal.json(Json.MAPPER.valueToTree(check)));
        else print(checks);
        return Preflight.count(checks, Readiness.READY) == checks.size() ? ExitStatus.DONE : ExitStatus.ATTENTION;
    }

    private void print(List<Preflight.Check> checks) {
        var table = new Table("READINESS", "PHASE", "ACTION", "STEP");
        checks.forEach(check -> table.row(
                word(check.readiness()),
                check.phase() == null ? "-" : Words.of(check.phase()),
                check.action(),
                check.title()));
        table.print(terminal);
        checks.stream()
                .filter(check -> check.readiness() != Readiness.READY)
                .flatMap(check -> check.reasons().stream())
                .distinct()
                .sorted()
                .forEach(reason -> terminal.line("  " + reason));
        checks.stream()
                .flatMap(check -> check.conditions().stream())
                .distinct()
                .map(condition ->
                        "  %s, %s: %s".formatted(condition.title(), held(condition.readiness()), condition.how()))
                .forEach(terminal::line);
        terminal.line("ready %d, blocked %d, unknown %d. IAM tells of your own policies; those of resources and of the"
                        .formatted(
                                Preflight.count(checks, Readiness.READY),
                                Preflight.count(checks, Readiness.BLOCKED),
                                Preflight.count(checks, Readiness.UNKNOWN))
                + " session itself only show when it is done.");
    }

    private static String held(Readiness readiness) {
        return switch (readiness) {
            case READY -> "holds";
            case UNKNOWN -> "not known";
            case BLOCKED -> "does not hold";
        };
    }

    private static String word(Readiness readiness) {
        return switch (readiness) {
            case READY -> "ready";
            case UNKNOWN -> "unknown";
            case BLOCKED -> "blocked";
        };
    }
}
