package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.Cases;

/** Finds what the user named; a wrong name is invalid input, and nothing was changed. */
final class Named {
    private Named() {}

    static CaseSummary summary(Cases cases, String idOrPrefix) {
        try {
            return cases.summary(idOrPrefix);
        } catch (CaseLogException e) {
            throw Refusal.invalid(String.valueOf(e.getMessage()));
        }
    }
}
