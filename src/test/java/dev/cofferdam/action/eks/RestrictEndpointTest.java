package dev.cofferdam.action.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.eks.RestrictEndpoint.In;
import dev.cofferdam.action.eks.RestrictEndpoint.Out;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eks.model.InvalidParameterException;
import software.amazon.awssdk.services.eks.model.ResourceInUseException;

class RestrictEndpointTest extends OnTheRange {
    private static final List<String> OURS = List.of("203.0.113.7/32", "192.0.2.0/24");
    private static final In CLOSED = new In(SHOP, List.of());
    private static final In TO_US = new In(SHOP, OURS);

    private final RestrictEndpoint action = new RestrictEndpoint();
    private final Out closed = new Out(false, true, List.of());

    @Test
    void closesItAndOpensItAgainToTheSameAddresses() {
        var plan = thereAndBack(action, CLOSED, closed);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(CLUSTER);
            assertThat(EndpointAccess.cidrs(change.before())).containsExactly("0.0.0.0/0", "198.51.100.0/24");
        });
        assertThat(plan.warnings())
                .contains("Nobody outside of the cluster's VPC can use its Kubernetes API any more, you neither.")
                .anyMatch(w -> w.contains("DNS hostnames"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void leavesItOpenToSomeAddresses() {
        thereAndBack(action, TO_US, new Out(true, true, List.of("192.0.2.0/24", "203.0.113.7/32")));
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, CLOSED, a -> assertThat(action.verify(CLOSED, a.aws)).isEqualTo(closed));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereItIsSo() {
            run(action, CLOSED);

            assertThat(action.plan(CLOSED, account.aws).changes()).isEmpty();
        }

        @Test
        void saysThatAddressesOpenWhatWasClosed() {
            run(action, CLOSED);

            assertThat(action.plan(TO_US, account.aws).warnings())
                    .contains("The endpoint is not public at all: this opens it to these addresses.");
        }

        @Test
        void refusesWhatRestrictsNothingAndWhatIsNoAddress() {
            refuses(
                    () -> action.plan(new In(SHOP, List.of("0.0.0.0/0")), account.aws),
                    "InvalidInput",
                    "whole internet");
            refuses(() -> action.plan(new In(SHOP, List.of("::/0")), account.aws), "InvalidInput", "whole internet");
            refuses(() -> action.plan(new In(SHOP, List.of("office")), account.aws), "InvalidInput", "203.0.113.7/32");
        }

        @Test
        void refusesWhatEksWouldWriteInAnotherWay() {
            refuses(
                    () -> action.plan(new In(SHOP, List.of("203.0.113.7/24")), account.aws),
                    "InvalidInput",
                    "the network's first address");
        }

        @Test
        void takesAnAddressOnceThatIsNamedTwice() {
            run(action, new In(SHOP, List.of("192.0.2.0/24", "203.0.113.7/32", "192.0.2.0/24")));

            assertThat(action.plan(TO_US, account.aws).changes()).isEmpty();
        }

        @Test
        void tellsOfAClusterThatIsNotThere() {
            refuses(
                    () -> action.plan(new In("nobodys", List.of()), account.aws),
                    "NoSuchCluster",
                    "Check its name and its region");
        }
    }

    @Nested
    class WhileSomebodyElseUpdatesIt {
        @Test
        void eksRefusesAnotherUpdateAndOneThatChangesNothing() {
            assertThatThrownBy(() -> somebody()
                            .updateClusterConfig(
                                    r -> r.name(SHOP).resourcesVpcConfig(v -> v.endpointPublicAccess(true))))
                    .isInstanceOf(InvalidParameterException.class);
            update();
            assertThatThrownBy(this::update).isInstanceOf(ResourceInUseException.class);
        }

        @Test
        void waitsUntilThatIsThrough() {
            update();

            run(action, CLOSED);

            assertThat(action.verify(CLOSED, account.aws)).isEqualTo(closed);
        }

        private void update() {
            somebody().updateClusterConfig(r -> r.name(SHOP).resourcesVpcConfig(v -> v.endpointPrivateAccess(true)));
        }
    }
}
