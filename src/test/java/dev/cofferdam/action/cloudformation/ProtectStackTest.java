package dev.cofferdam.action.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.cloudformation.ProtectStack.In;
import dev.cofferdam.action.cloudformation.ProtectStack.Out;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import tools.jackson.databind.node.ObjectNode;

class ProtectStackTest extends OnAnAccount {
    private static final String ALLOW_ALL =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"Update:*\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";
    private static final String KEEP_DATABASE =
            "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"Update:Delete\",\"Principal\":\"*\",\"Resource\":\"LogicalResourceId/Orders\"}]}";
    private static final In DELETION = new In("network", false);
    private static final In UPDATES_TOO = new In("network", true);
    private static final In WITH_POLICY = new In("orders", true);

    private final ProtectStack action = new ProtectStack();

    @Override
    protected SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var stacks = world.putObject("stacks").putArray("all");
            stacks.addObject().put("name", "network");
            stacks.addObject().put("name", "orders").put("policy", KEEP_DATABASE);
            stacks.addObject().put("name", "orders-Tables").put("root", "orders");
            stacks.addObject().put("name", "going").put("status", "DELETE_IN_PROGRESS");
            stacks.addObject().put("name", "gone").put("status", "DELETE_COMPLETE");
        });
        opened.client(CloudFormationClient.class).describeStacks(r -> r.stackName("network")); // writes defaults out
        return opened;
    }

    /** A policy that allows everything is the same as none; once there was one, there always is. */
    @Override
    protected Object state(SimulatedAccount of) {
        var stacks = of.world().at("/stacks/all");
        for (var stack : stacks)
            if (stack.path("policy").asString("").equals(ALLOW_ALL)) ((ObjectNode) stack).remove("policy");
        return stacks;
    }

    static List<In> stacks() {
        return List.of(DELETION, UPDATES_TOO, WITH_POLICY);
    }

    private static Out protectedBy(In in) {
        return new Out(true, in.denyUpdates());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void protectsItAndBack(In in) {
        var plan = thereAndBack(action, in, protectedBy(in));

        assertThat(plan.changes())
                .extracting(Change::attribute)
                .isEqualTo(
                        in.denyUpdates()
                                ? List.of("EnableTerminationProtection", "StackPolicy")
                                : List.of("EnableTerminationProtection"));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(protectedBy(in)));
    }

    @Test
    void callsOnlyWhatItDeclares() {
        takeBack(action, run(action, WITH_POLICY));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void saysThatAPolicyNeverGoesAwayAgain() {
            assertThat(action.plan(UPDATES_TOO, account.aws).warnings())
                    .anyMatch(w -> w.startsWith("A stack policy never goes away again"));
            assertThat(action.plan(WITH_POLICY, account.aws).warnings())
                    .noneMatch(w -> w.startsWith("A stack policy never goes away again"));
        }

        @Test
        void isDoneWhereItIsProtected() {
            run(action, UPDATES_TOO);

            assertThat(action.plan(UPDATES_TOO, account.aws).changes()).isEmpty();
        }

        @Test
        void warnsOfADeletionThatIsUnderWay() {
            assertThat(action.plan(new In("going", false), account.aws).warnings())
                    .containsExactly("The stack is DELETE_IN_PROGRESS: a deletion that is under way goes on.");
        }

        @Test
        void namesTheRootOfANestedStack() {
            refuses(
                    () -> action.plan(new In("orders-Tables", false), account.aws),
                    "NestedStack",
                    "Protect orders instead");
        }

        @Test
        void tellsOfAStackThatIsNotThere() {
            for (var name : List.of("nobodys", "gone"))
                refuses(
                        () -> action.plan(new In(name, false), account.aws),
                        "NoSuchStack",
                        "Check its name and its region");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void leavesAPolicyThatAllowsEverythingWhereThereWasNone() {
            takeBack(action, run(action, UPDATES_TOO));

            assertThat(account.client(CloudFormationClient.class)
                            .getStackPolicy(r -> r.stackName("network"))
                            .stackPolicyBody())
                    .isEqualTo(ALLOW_ALL);
        }

        @Test
        void warnsThatItCanBeDeletedAgain() {
            assertThat(undoOf(action, run(action, DELETION)).warnings())
                    .containsExactly("The stack can be deleted again, with all that is in it.");
        }
    }
}
