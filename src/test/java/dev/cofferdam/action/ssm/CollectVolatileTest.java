package dev.cofferdam.action.ssm;

import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ssm.CollectVolatile.In;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;

class CollectVolatileTest {
    private static final String MINER = "30211 /usr/bin/kworkerd-update (deleted)";
    private static final List<String> SECTIONS = List.of("sockets", "processes", "users", "modules", "cron", "logs");

    private final CollectVolatile action = new CollectVolatile();
    private final In in = new In(WEB_1, null);

    @TempDir
    Path folder;

    private static SimulatedAccount printing(Path place, String text) {
        return SimulatedAccount.openWith(
                place,
                world -> world.withObject("ssm")
                        .withArray("shells")
                        .addObject()
                        .put("id", WEB_1)
                        .put("prints", text));
    }

    private static List<Command> commands(SimulatedAccount account) {
        return account.client(SsmClient.class)
                .listCommands(r -> r.instanceId(WEB_1))
                .commands();
    }

    @Nested
    class ARunningInstance {
        @Test
        void isAskedSectionBySectionTheMostFleetingFirst() {
            try (var account = printing(folder, MINER)) {
                var plan = action.plan(in, account.aws);
                assertThat(action.plan(in, account.aws)).isEqualTo(plan);
                assertThat(plan.changes())
                        .extracting(Change::attribute)
                        .containsExactlyElementsOf(
                                SECTIONS.stream().map(s -> "Command/" + s).toList());
                assertThat(plan.warnings()).anyMatch(w -> w.contains("rootkit"));
                assertThat(account.aws.changesMade()).isZero();

                var out = action.apply(in, plan, account.aws);

                assertThat(out.complete()).isEqualTo(SECTIONS);
                assertThat(out.truncated()).isEmpty();
                assertThat(out.missing()).isEmpty();
                assertThat(account.aws.evidence("ssm-%s-volatile.txt".formatted(WEB_1)))
                        .contains("=== processes of " + WEB_1, MINER);
                assertThat(action.plan(in, account.aws).changes()).isEmpty();
                assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                        .isEmpty();
                assertThat(action.spec().permissions())
                        .extracting(Permission::action)
                        .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
            }
        }

        @Test
        void givesTheSameEvidenceAgainWhenTheStepGoesOnAfterACrash() {
            try (var account = printing(folder, MINER)) {
                var out = action.apply(in, action.plan(in, account.aws), account.aws);
                account.aws.evidence.clear();

                assertThat(action.verify(in, account.aws)).isEqualTo(out);
                assertThat(account.aws.evidence).hasSize(1);
            }
        }

        @Test
        void isAskedOnceHoweverOftenTheConnectionBreaks() {
            var tried = new Interruptions<>(
                            action,
                            in,
                            place -> printing(place, MINER),
                            SimulatedAccount::world,
                            a -> a.pass(Duration.ofMinutes(1)))
                    .forwardOnly(
                            folder.resolve("interrupted"),
                            a -> assertThat(commands(a)).hasSize(SECTIONS.size()));
            assertThat(tried).isPositive();
        }

        @Test
        void hasItsWholeOutputPutIntoTheBucketOnRequest() {
            try (var account = printing(folder, MINER)) {
                var withBucket = new In(WEB_1, "harbour-evidence");
                action.apply(withBucket, action.plan(withBucket, account.aws), account.aws);

                assertThat(account.aws.log.records)
                        .filteredOn(r -> r.type().equals("aws.intended"))
                        .hasSize(SECTIONS.size())
                        .allSatisfy(
                                r -> assertThat(r.content().body().toString()).contains("harbour-evidence"));
            }
        }
    }

    @Nested
    class AnOutputThatIsTooLong {
        @Test
        void isKeptAsFarAsItCameAndSaysSo() {
            var noise = new Random(7);
            var text = new StringBuilder(MINER);
            while (text.length() < 60_000) text.append((char) ('!' + noise.nextInt(90)));
            try (var account = printing(folder, text.toString())) {
                var out = action.apply(in, action.plan(in, account.aws), account.aws);

                assertThat(out.truncated()).isEqualTo(SECTIONS);
                assertThat(out.complete()).isEmpty();
                assertThat(account.aws.evidence("ssm-%s-volatile.txt".formatted(WEB_1)))
                        .contains(MINER, "its end is missing");
                assertThat(out.size()).isGreaterThan(60_000);
            }
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isWithAnAgentThatDoesNotReport() {
            try (var account = printing(folder, MINER)) {
                account.client(Ec2Client.class).stopInstances(r -> r.instanceIds(WEB_1));
                account.pass(Duration.ofMinutes(2));

                assertThatThrownBy(() -> action.plan(in, account.aws))
                        .hasMessageContaining("ssm.check-agent")
                        .isInstanceOfSatisfying(
                                ActionException.class, e -> assertThat(e.code()).isEqualTo("AgentNotOnline"));
            }
        }
    }

    @Nested
    class TheScript {
        @Test
        void leavesOutWhatIsFullOfSecrets() {
            assertThat(Stream.of(VolatileSection.values()).map(VolatileSection::script))
                    .noneMatch(s -> s.contains("environ") || s.contains("history") || s.contains("shadow"));
        }

        @Test
        void isFoundAgainByAShortComment() {
            assertThat(Stream.of(VolatileSection.values())
                            .map(s -> s.comment("01968e0c-5f0e-7000-8000-000000000000", "hold/volatile#12", WEB_1)))
                    .doesNotHaveDuplicates()
                    .allMatch(c -> c.length() <= 100);
        }
    }
}
