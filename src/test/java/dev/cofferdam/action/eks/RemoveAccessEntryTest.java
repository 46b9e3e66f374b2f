package dev.cofferdam.action.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.eks.RemoveAccessEntry.In;
import dev.cofferdam.action.eks.RemoveAccessEntry.Out;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoveAccessEntryTest extends OnTheRange {
    private static final In OF_OPS = new In(SHOP, OPS);

    private final RemoveAccessEntry action = new RemoveAccessEntry();
    private final Out removed = new Out(true);

    @ParameterizedTest
    @ValueSource(strings = {OPS, DEVELOPER, NODES})
    void removesItAndMakesItAgain(String principal) {
        var plan = thereAndBack(action, new In(SHOP, principal), removed);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(CLUSTER);
            assertThat(change.attribute()).isEqualTo("AccessEntry/" + principal);
        });
    }

    @Test
    void warnsOfWhatThePrincipalLosesAndOfTheOtherWayIn() {
        assertThat(action.plan(OF_OPS, account.aws).warnings())
                .contains(
                        "It loses AmazonEKSClusterAdminPolicy.",
                        "It loses AmazonEKSViewPolicy.",
                        "It is in the Kubernetes group ops no more.",
                        "The cluster reads its ConfigMap aws-auth too: look with kubectl whether %s is in there."
                                .formatted(OPS));
    }

    @Test
    void warnsThatNodesLeave() {
        assertThat(action.plan(new In(SHOP, NODES), account.aws).warnings())
                .anyMatch(w -> w.startsWith("The entry is of type EC2_LINUX: the nodes"));
    }

    @Test
    void callsOnlyWhatItDeclares() {
        takeBack(action, run(action, OF_OPS));

        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, OF_OPS, a -> assertThat(action.verify(OF_OPS, a.aws)).isEqualTo(removed));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereThereIsNoneAndStillTellsOfTheConfigMap() {
            var plan = action.plan(new In(SHOP, OPS + "-2"), account.aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.warnings()).singleElement().asString().contains("aws-auth");
        }

        @Test
        void refusesAClusterWithoutAccessEntries() {
            refuses(() -> action.plan(new In("old", OPS), account.aws), "NoAccessEntries", "with kubectl");
        }

        @Test
        void tellsOfAClusterThatIsNotThere() {
            refuses(
                    () -> action.plan(new In("nobodys", OPS), account.aws),
                    "NoSuchCluster",
                    "Check its name and its region");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void putsItInPlaceOfWhatSomebodyMadeSince() {
            var before = state(account);
            var plan = run(action, OF_OPS);
            somebody()
                    .createAccessEntry(
                            r -> r.clusterName(SHOP).principalArn(OPS).kubernetesGroups("guests"));

            var undo = undoOf(action, plan);

            assertThat(undo.warnings()).first().asString().startsWith("Somebody changed the access of " + OPS);
            action.applyUndo(undo, account.aws);
            assertThat(state(account)).isEqualTo(before);
        }
    }
}
