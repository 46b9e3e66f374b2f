package dev.cofferdam.action.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.autoscaling.SuspendProcesses.In;
import dev.cofferdam.action.autoscaling.SuspendProcesses.Out;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

class SuspendProcessesTest {
    private static final String GROUP = "web-asg";

    private final SuspendProcesses action = new SuspendProcesses();
    private final In in = new In(GROUP, null);

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = alreadySuspended(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    /** Somebody suspended one process already. */
    private static SimulatedAccount alreadySuspended(Path place) {
        var account = SimulatedAccount.open(place);
        account.client(AutoScalingClient.class)
                .suspendProcesses(r -> r.autoScalingGroupName(GROUP).scalingProcesses("AZRebalance"));
        return account;
    }

    @Nested
    class AGroup {
        @Test
        void endsAndReplacesNothingUntilUndoAndKeepsWhatWasSuspendedBefore() {
            var plan = action.plan(in, account.aws);
            assertThat(action.plan(in, account.aws)).isEqualTo(plan);
            assertThat(plan.changes())
                    .extracting(Change::attribute)
                    .containsExactly("Process/ReplaceUnhealthy", "Process/Terminate");
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("does not scale in"))
                    .anyMatch(w -> w.contains("does not replace unhealthy"));
            assertThat(account.aws.changesMade()).isZero();

            assertThat(action.apply(in, plan, account.aws))
                    .isEqualTo(new Out(true, List.of("AZRebalance", "ReplaceUnhealthy", "Terminate")));
            assertThat(action.plan(in, account.aws).changes()).isEmpty();

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings()).anyMatch(w -> w.contains("an isolated instance first of all"));
            action.applyUndo(undo, account.aws);
            assertThat(action.verify(in, account.aws)).isEqualTo(new Out(false, List.of("AZRebalance")));
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        }

        @Test
        void isLeftAsItIsWhereAllAreSuspended() {
            assertThat(action.plan(new In(GROUP, List.of("AZRebalance")), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void survivesEveryBrokenConnection() {
            var tried = new Interruptions<>(
                            action,
                            in,
                            SuspendProcessesTest::alreadySuspended,
                            a -> action.verify(in, a.aws),
                            a -> a.pass(Duration.ofMinutes(5)))
                    .everywhere(
                            folder.resolve("interrupted"),
                            a -> assertThat(action.verify(in, a.aws).suspended())
                                    .isTrue());
            assertThat(tried).isPositive();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAProcessThatDoesNotExist() {
            refuses(new In(GROUP, List.of("Scale")), "InvalidInput", "has no process Scale. There are: AZRebalance");
        }

        @Test
        void isAGroupThatDoesNotExist() {
            refuses(new In("nobodys", null), "NoSuchGroup", "Check the name");
        }

        private void refuses(In wrong, String code, String message) {
            assertThatThrownBy(() -> action.plan(wrong, account.aws))
                    .hasMessageContaining(message)
                    .isInstanceOfSatisfying(
                            ActionException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }
}
