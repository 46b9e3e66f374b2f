package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the simulated account's detector, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String DETECTOR = "12abc34d567e8fa901bc2d34e56789f0";
    static final String DNS = "c4c5c6f0b2a14e6d9f3b7a8e1d2c3b4a";
    static final String CREDENTIALS = "a6b7c8d9e0f14a2b8c3d4e5f60718293";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, this::prepare);
        opened.pass(Duration.ofMillis(1)); // saves it with what was left out
        return opened;
    }

    /** What the tests need besides. */
    void prepare(ObjectNode world) {}

    GuardDutyClient somebody() {
        return account.client(GuardDutyClient.class);
    }

    @Override
    protected final Object state(SimulatedAccount of) {
        var world = of.world();
        return List.of(world.get("detectors"), world.get("findings"));
    }
}
