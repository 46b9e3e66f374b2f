package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.CancelSpotRequests.In;
import dev.cofferdam.action.ec2.CancelSpotRequests.Out;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

class CancelSpotRequestsTest extends OnTheRange {
    private static final String SINGLE = "sir-ab12cd34";
    private static final String FLEET = "sfr-11112222-3333-4444-5555-666677778888";

    private final CancelSpotRequests action = new CancelSpotRequests();

    private static SimulatedAccount withRequests(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var requests = world.withObject("ec2").withArray("spot_requests");
            for (var id : List.of(SINGLE, FLEET))
                requests.addObject()
                        .put("id", id)
                        .put("renews", true)
                        .put("created", "2026-11-23T15:00:00Z")
                        .putArray("instances")
                        .add(SPOT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, FLEET})
    void isCancelledForGoodWhileItsInstanceGoesOn(String request) {
        try (var account = withRequests(folder.resolve("spot"))) {
            var in = new In(request);
            var cancelled = request.equals(FLEET) ? "cancelled_running" : "cancelled";
            var plan = action.plan(in, account.aws);
            assertThat(plan.changes()).extracting(Change::after).hasToString("[\"%s\"]".formatted(cancelled));
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains(SPOT))
                    .anyMatch(w -> w.contains("cancel before you terminate"));
            assertThat(account.aws.changesMade()).isZero();

            assertThat(action.apply(in, plan, account.aws)).isEqualTo(new Out(true, cancelled, List.of(SPOT)));

            assertThat(action.plan(in, account.aws).changes()).isEmpty();
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
            assertThat(account.client(Ec2Client.class)
                            .describeInstances(r -> r.instanceIds(SPOT))
                            .reservations()
                            .getFirst()
                            .instances()
                            .getFirst()
                            .state()
                            .name())
                    .isEqualTo(InstanceStateName.RUNNING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, FLEET})
    void isCancelledHoweverOftenTheConnectionBreaks(String request) {
        var in = new In(request);
        var tried = new Interruptions<>(
                        action, in, CancelSpotRequestsTest::withRequests, SimulatedAccount::world, _ -> {})
                .forwardOnly(
                        folder.resolve("interrupted"),
                        account -> assertThat(action.verify(in, account.aws).cancelled())
                                .isTrue());
        assertThat(tried).isPositive();
    }

    @Nested
    class Permissions {
        @Test
        void areThoseOfTheCallsForBothKinds() {
            try (var account = withRequests(folder.resolve("spot"))) {
                var called = new TreeSet<String>();
                for (var request : List.of(SINGLE, FLEET)) {
                    var in = new In(request);
                    action.apply(in, action.plan(in, account.aws), account.aws);
                    called.addAll(account.aws.callsMade());
                }
                assertThat(action.spec().permissions())
                        .extracting(p -> p.action())
                        .containsExactlyInAnyOrderElementsOf(called);
            }
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isWhatIsNoRequest() {
            refuses(() -> action.plan(new In(WEB_1), aws), "InvalidInput", "no spot request");
        }

        @Test
        void isAnUnknownRequest() {
            fails(() -> action.plan(new In("sir-00000000"), aws), "InvalidSpotInstanceRequestID.NotFound");
        }
    }
}
