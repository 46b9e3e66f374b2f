package dev.cofferdam.run;

import dev.cofferdam.caselog.PlaybookRef;
import java.time.Instant;

/** A run in a list. {@code target} is as {@link dev.cofferdam.aws.Target#parse} takes it. */
public record RunSummary(
        String runId, PlaybookRef playbook, String target, boolean dryRun, Instant startedAt, RunStatus status) {}
