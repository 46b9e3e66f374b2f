package dev.cofferdam.run;

import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.Template;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells in which account and region a step works, and enters the account. Thread-safe. */
final class Workplaces {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private final AwsSession target;
    private final BiFunction<Place, Set<String>, Scope> scopes;

    /** @param target the run's own */
    Workplaces(AwsSession target, BiFunction<Place, Set<String>, Scope> scopes) {
        this.target = target;
        this.scopes = scopes;
    }

    /**
     * What was changed somewhere is settled and taken back there.
     *
     * @throws IntentException when it cannot be told where
     * @throws AwsSessionException when the account cannot be entered
     */
    Workplace of(Place place, StepFacts facts) {
        var kept = facts.canUndo() ? facts.workplace() : null;
        return kept == null ? anew(place) : in(kept.entered(), kept.region());
    }

    /** Where a step would work, without going there; empty where that cannot be told. */
    String accountOf(Place place) {
        try {
            return account(place).orElse(target.identity().account());
        } catch (IntentException e) {
            return "";
        }
    }

    private Optional<String> account(Place place) {
        return told(place, place.step().where().account(), "account")
                .filter(id -> !id.equals(target.identity().account()));
    }

    private Workplace anew(Place place) {
        var where = place.step().where();
        var region = told(place, where.region(), "region").orElse(target.defaultRegion());
        var account = account(place);
        if (account.isEmpty()) return in(null, region);
        if (!ACCOUNT.matcher(account.get()).matches())
            throw new IntentException("'%s' is no account: it has 12 digits.".formatted(account.get()));
        var role = told(place, where.assumeRole(), "role")
                .orElseThrow(() ->
                        new IntentException("The step works in account %s, and no role is named by which it is entered."
                                .formatted(account.get())));
        var externalId = told(place, where.externalId(), "external id").orElse(null);
        return in(new AccountRole(account.get(), role, externalId), region);
    }

    private Workplace in(@Nullable AccountRole there, String region) {
        return new Workplace(there == null ? target : target.in(there), region, there);
    }

    private Optional<String> told(Place place, @Nullable Template template, String what) {
        if (template == null) return Optional.empty();
        try {
            return Optional.of(template.render(scopes.apply(place, template.references()))
                            .strip())
                    .filter(text -> !text.isEmpty());
        } catch (EvaluationException e) {
            throw new IntentException("The step's %s cannot be told: %s".formatted(what, e.getMessage()));
        }
    }
}
