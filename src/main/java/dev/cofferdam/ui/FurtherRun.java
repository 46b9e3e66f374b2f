package dev.cofferdam.ui;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.offers.Offered;
import dev.cofferdam.caselog.CaseSummary;
import java.util.Optional;
import java.util.function.Function;

/**
 * A case that gets another run.
 *
 * @param target where the run that is looked at acts, and the next one will most likely too; empty where there is none.
 *     As {@link dev.cofferdam.aws.Target#parse} takes it
 * @param listing what there is of a type on that account, where a session is open on it; blocks for some calls
 */
public record FurtherRun(CaseSummary inCase, Optional<String> target, Optional<Function<ValueType, Offered>> listing) {}
