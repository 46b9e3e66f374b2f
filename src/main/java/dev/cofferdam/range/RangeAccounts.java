package dev.cofferdam.range;

import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.AwsSessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The simulated accounts of one case, on one clock: the one that is signed in to, and those that can be entered from
 * it. The state of the first lies in the case's {@code range/}, that of each other in {@code range/accounts/ID/}.
 * Thread-safe.
 */
final class RangeAccounts {
    private final RangeAccount own;
    private final Map<String, RangeAccount> others;

    private RangeAccounts(RangeAccount own, Map<String, RangeAccount> others) {
        this.own = own;
        this.others = others;
    }

    /**
     * Reads them, or makes them anew where there are none.
     *
     * @param seed the states of a new scenario's accounts, the one that is signed in to first
     */
    static RangeAccounts in(Path folder, Supplier<List<SavedState>> seed, Clock base, Pacing pacing)
            throws IOException {
        var file = new StateFile(folder);
        var saved = file.read();
        if (saved.isEmpty()) {
            var seeded = seed.get();
            for (var state : seeded.subList(1, seeded.size())) {
                other(folder, state.world().id()).write(state);
            }
            // the first is written last: where it lies, all are there
            file.write(seeded.getFirst());
            saved = file.read();
        }
        var states = new ArrayList<Map.Entry<StateFile, SavedState>>();
        states.add(Map.entry(file, saved.orElseThrow()));
        for (var account : accounts(folder)) {
            var there = new StateFile(account);
            there.read().ifPresent(state -> states.add(Map.entry(there, state)));
        }
        var offset = states.stream()
                .map(state -> state.getValue().offset())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        var clock = new SimulatedClock(base, offset);
        var opened = states.stream()
                .map(state -> new RangeAccount(state.getKey(), state.getValue(), base, clock, pacing))
                .toList();
        return new RangeAccounts(
                opened.getFirst(),
                opened.stream()
                        .skip(1)
                        .collect(Collectors.toMap(account -> account.world().id(), Function.identity())));
    }

    /** Writes what is not written yet. */
    void flush() {
        own.flush();
        others.values().forEach(RangeAccount::flush);
    }

    RangeAccount own() {
        return own;
    }

    /** @throws AwsSessionException as STS refuses it, when there is no such account or it is entered by another role */
    RangeAccount entered(AccountRole there) {
        var account = others.get(there.account());
        var name = there.role().substring(there.role().lastIndexOf('/') + 1);
        if (account == null || !account.world().responder().role().equals(name))
            throw new AwsSessionException(
                    "Account %s cannot be entered as %s: User: %s is not authorized to perform: sts:AssumeRole on resource: arn:%s:iam::%s:role/%s"
                            .formatted(
                                    there.account(),
                                    there.role(),
                                    own.world().responderArn(),
                                    own.world().partition(),
                                    there.account(),
                                    there.role()));
        return account;
    }

    private static StateFile other(Path folder, String account) throws IOException {
        return new StateFile(folder.resolve("accounts").resolve(account));
    }

    private static List<Path> accounts(Path folder) throws IOException {
        var all = folder.resolve("accounts");
        if (!Files.isDirectory(all)) return List.of();
        try (var found = Files.list(all)) {
            return found.sorted().toList();
        }
    }
}
