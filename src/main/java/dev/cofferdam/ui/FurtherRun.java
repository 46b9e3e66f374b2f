package dev.cofferdam.ui;

import dev.cofferdam.caselog.CaseSummary;
import java.util.Optional;

/**
 * A case that gets another run.
 *
 * @param target where the run that is looked at acts, and the next one will most likely too; empty where there is none.
 *     As {@link dev.cofferdam.aws.Target#parse} takes it
 */
public record FurtherRun(CaseSummary inCase, Optional<String> target) {}
