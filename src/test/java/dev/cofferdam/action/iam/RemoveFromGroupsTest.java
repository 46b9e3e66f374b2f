package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.SimulatedAccount;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RemoveFromGroupsTest extends OnTheRange {
    private static final RemoveFromGroups.In ALL = new RemoveFromGroups.In("jmartin", null);
    private static final RemoveFromGroups.In SOME = new RemoveFromGroups.In("jmartin", List.of("mfa", "elsewhere"));

    private final RemoveFromGroups action = new RemoveFromGroups();

    /** Three groups, one of which denies. */
    @Override
    void prepare(ObjectNode world) {
        var denial = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}
            """;
        inline(group(world, "mfa")).put("no-mfa", denial);
        inline(group(world, "auditors"));
        ((ArrayNode) row(world, "users", "jmartin").get("groups")).add("mfa").add("auditors");
    }

    private static ObjectNode inline(ObjectNode group) {
        var policies = group.putObject("policies");
        var inline = policies.putObject("inline");
        policies.putArray("attached");
        return inline;
    }

    private static ObjectNode group(ObjectNode world, String name) {
        var group = row(world, "groups", "platform-admins").deepCopy();
        group.put("name", name).put("group_id", "AGPAEXAMPLE" + name);
        world.withArray("groups").add(group);
        return group;
    }

    @Test
    void leavesAllGroupsAndComesBackIntoThem() {
        var plan = thereAndBack(action, ALL, new RemoveFromGroups.Out(List.of()));

        assertThat(plan.changes())
                .extracting(Change::attribute)
                .containsExactly("Group/auditors", "Group/mfa", "Group/platform-admins");
        assertThat(plan.changes()).allSatisfy(change -> {
            assertThat(change.before().asString()).isEqualTo("member");
            assertThat(change.after().isNull()).isTrue();
        });
    }

    @Test
    void leavesOnlyTheGroupsThatAreNamed() {
        var plan = thereAndBack(action, SOME, new RemoveFromGroups.Out(List.of("auditors", "platform-admins")));

        assertThat(plan.changes()).extracting(Change::attribute).containsExactly("Group/mfa");
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, ALL, a -> assertThat(action.verify(ALL, a.aws).groups()).isEmpty());
    }

    @Test
    void callsWhatItDeclares() {
        takeBack(action, run(action, ALL));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsOfAGroupThatDenies() {
            assertThat(action.plan(ALL, account.aws).warnings())
                    .anyMatch(w -> w.contains("(mfa)") && w.contains("more, not less"));
            assertThat(action.plan(new RemoveFromGroups.In("jmartin", List.of("platform-admins")), account.aws)
                            .warnings())
                    .noneMatch(w -> w.contains("more, not less"));
        }

        @Test
        void isDoneForAUserWithoutGroups() {
            var plan = action.plan(new RemoveFromGroups.In("ci-deploy", null), account.aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.warnings()).isEmpty();
        }

        @Test
        void failsForAUserThatIsNotThere() {
            assertThatThrownBy(() -> action.plan(new RemoveFromGroups.In("nobody", null), account.aws))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }

    @Nested
    class TakenBack {
        @Test
        void isNothingWhereSomebodyPutTheUserBack() {
            var plan = run(action, ALL);
            somebody().addUserToGroup(r -> r.userName("jmartin").groupName("mfa"));

            assertThat(undoOf(action, plan).changes())
                    .extracting(Change::attribute)
                    .containsExactly("Group/platform-admins", "Group/auditors");
        }

        @Test
        void cannotUseAGroupThatIsGone() {
            var plan = run(action, SOME);
            account.close();
            account = SimulatedAccount.openWith(
                    folder.resolve("case"),
                    world -> world.withArray("groups")
                            .removeIf(g -> g.path("name").asString("").equals("mfa")));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("cannot be restored", "no group mfa");
        }
    }
}
