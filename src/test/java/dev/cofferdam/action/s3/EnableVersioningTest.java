package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class EnableVersioningTest extends OnTheRange {
    private static final EnableVersioning.In NEVER_ON = new EnableVersioning.In(QUIET);
    private static final EnableVersioning.In SUSPENDED = new EnableVersioning.In(LOGS);

    private final EnableVersioning action = new EnableVersioning();
    private final EnableVersioning.Out on = new EnableVersioning.Out("Enabled");

    @Override
    void prepare(ObjectNode storage) {
        bucket(storage, LOGS)
                .putObject("settings")
                .set("versioning", Json.object().put("status", "Suspended"));
    }

    /** What never was on is suspended after it: it cannot be off again. */
    @Override
    protected Object state(SimulatedAccount of) {
        var storage = (ObjectNode) storage(of);
        var settings = bucket(storage, QUIET).withObject("settings");
        if (!settings.has("versioning"))
            settings.set("versioning", Json.object().put("status", "Suspended"));
        return storage;
    }

    static List<EnableVersioning.In> notOn() {
        return List.of(NEVER_ON, SUSPENDED);
    }

    @ParameterizedTest
    @MethodSource("notOn")
    void turnsItOnAndSuspendsItAgain(EnableVersioning.In in) {
        var plan = thereAndBack(action, in, on);

        assertThat(plan.changes().getFirst().before().isNull()).isEqualTo(in.equals(NEVER_ON));
        callsWhatIamCallsOtherwise(action);
    }

    @ParameterizedTest
    @MethodSource("notOn")
    void survivesEveryInterruption(EnableVersioning.In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(on));
    }

    @Test
    void isDoneWhereItIsOn() {
        assertThat(action.plan(new EnableVersioning.In(LEAKY), account.aws).changes())
                .isEmpty();
    }

    @Test
    void needsTheRootUserWhereDeletionNeedsADevice() {
        account.close();
        account = SimulatedAccount.openWith(
                folder.resolve("case"),
                world -> bucket((ObjectNode) world.get("storage"), LOGS)
                        .withObject("/settings/versioning")
                        .put("mFADelete", "Enabled"));

        refuses(() -> action.plan(SUSPENDED, account.aws), "MfaRequired", "root user");
    }
}
