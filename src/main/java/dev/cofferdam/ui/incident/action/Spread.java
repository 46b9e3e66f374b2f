package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.Parameter;
import dev.cofferdam.playbook.ActionPlaybook.Round;
import dev.cofferdam.ui.InputFieldViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An action spread over things, accounts and regions, as somebody typed them.
 *
 * @param over the input that each thing is one of; empty: there are no things, only places
 * @param accounts an empty one is the run's own; never without any
 * @param role by which other accounts are entered
 * @param regions an empty one is where a step works that names none; never without any
 */
record Spread(
        Here here,
        Optional<Parameter> over,
        List<Thing> things,
        List<String> accounts,
        String role,
        List<String> regions) {
    private static final Thing NOTHING = new Thing("", "", "");

    static Spread of(Here here, Optional<Parameter> over, String things, String accounts, String role, String regions) {
        return new Spread(
                here,
                over,
                over.map(input -> lines(things).stream()
                                .map(line -> Thing.read(line, input.type()))
                                .toList())
                        .orElse(List.of()),
                orOne(listed(accounts)),
                role.strip(),
                orOne(listed(regions)));
    }

    /** One a line: a name may hold a comma. */
    private static List<String> lines(String typed) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** One a line, or behind commas. */
    static List<String> listed(String typed) {
        return lines(typed.replaceAll("[,;]", "\n"));
    }

    private static List<String> orOne(List<String> some) {
        return some.isEmpty() ? List.of("") : some;
    }

    /** How many rounds it can be. */
    long most() {
        return (long) Math.max(1, things.size()) * accounts.size() * regions.size();
    }

    /** Whether a role is needed. */
    boolean entersOthers() {
        return Stream.concat(accounts.stream(), things.stream().map(Thing::account))
                .anyMatch(account -> !isOwn(account));
    }

    private boolean isOwn(String account) {
        return account.isEmpty() || account.equals(here.account());
    }

    /** To be asked for only when all that was typed can be used. */
    List<Round> rounds() {
        var rounds = new ArrayList<Round>();
        for (var thing : over.isPresent() ? things : List.of(NOTHING)) {
            if (thing.isPlaced()) rounds.add(round(thing.account(), thing.region(), thing));
            else
                for (var account : accounts)
                    for (var region : thing.region().isEmpty() ? regions : List.of(thing.region()))
                        rounds.add(round(account, region, thing));
        }
        return rounds.stream().distinct().toList();
    }

    private Round round(String account, String region, Thing thing) {
        var values = over.map(input -> Map.of(
                        input.name(), InputFieldViewModel.of(input).spec().parse(thing.id())))
                .orElse(Map.of());
        return isOwn(account) ? new Round("", "", region, values) : new Round(account, role, region, values);
    }
}
