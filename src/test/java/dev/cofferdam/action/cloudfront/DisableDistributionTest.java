package dev.cofferdam.action.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.cloudfront.DisableDistribution.In;
import dev.cofferdam.action.cloudfront.DisableDistribution.Out;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.PreconditionFailedException;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

class DisableDistributionTest extends OnAnAccount {
    private static final String ID = "E1A2B3C4D5E6F7";
    private static final String ARN = "arn:aws:cloudfront::111122223333:distribution/" + ID;
    private static final String DOMAIN = "de1a2b3c4d5e6f7.cloudfront.net";
    private static final In IN = new In(ID);

    private final DisableDistribution action = new DisableDistribution();
    private final Out done = new Out(false, "InProgress", DOMAIN, List.of("shop.example.com"));

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var distribution = world.putObject("distributions").putArray("all").addObject();
            distribution
                    .put("id", ID)
                    .put("comment", "shop")
                    .put("enabled", true)
                    .put("version", 1);
            distribution.putArray("aliases").add("shop.example.com");
        });
    }

    /** All but how often it was changed, and when. */
    @Override
    protected Object state(SimulatedAccount of) {
        var distribution = (ObjectNode) of.world().at("/distributions/all/0");
        return distribution.remove(List.of("version", "changed"));
    }

    private CloudFrontClient somebody() {
        return account.client(CloudFrontClient.class);
    }

    private void somebodyComments(String comment) {
        var present = somebody().getDistributionConfig(r -> r.id(ID));
        somebody()
                .updateDistribution(r -> r.id(ID)
                        .ifMatch(present.eTag())
                        .distributionConfig(present.distributionConfig().toBuilder()
                                .comment(comment)
                                .build()));
    }

    @Test
    void stopsServingAndServesAgain() {
        var plan = thereAndBack(action, IN, done);

        assertThat(plan.changes()).containsExactly(new Change(ARN, "Enabled", BooleanNode.TRUE, BooleanNode.FALSE));
        assertThat(plan.warnings())
                .contains("These names serve nothing any more: shop.example.com, %s.".formatted(DOMAIN));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws).enabled()).isFalse());
    }

    @Test
    void isReachedWhenAllEdgesHaveIt() {
        run(action, IN);
        assertThat(action.progress("deployed", IN, done, account.aws).reached()).isFalse();

        account.pass(Duration.ofMinutes(5));

        assertThat(action.progress("deployed", IN, done, account.aws).reached()).isTrue();
    }

    @Nested
    class WhenSomebodyElseChangesIt {
        @Test
        void leavesTheirChangeAsItIs() {
            var plan = action.plan(IN, account.aws);
            somebodyComments("maintained by others");

            action.apply(IN, plan, account.aws);
            somebodyComments("maintained by others again");
            takeBack(action, plan);

            var config = somebody().getDistributionConfig(r -> r.id(ID)).distributionConfig();
            assertThat(config.comment()).isEqualTo("maintained by others again");
            assertThat(config.enabled()).isTrue();
        }

        @Test
        void isRefusedWithAnOldTag() {
            var present = somebody().getDistributionConfig(r -> r.id(ID));
            somebodyComments("faster");

            assertThatThrownBy(() -> somebody()
                            .updateDistribution(r ->
                                    r.id(ID).ifMatch(present.eTag()).distributionConfig(present.distributionConfig())))
                    .isInstanceOf(PreconditionFailedException.class);
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereItIsDisabled() {
            run(action, IN);

            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        }

        @Test
        void refusesOneThatIsNotThere() {
            refuses(() -> action.plan(new In("E0"), account.aws), "NoSuchDistribution", "not its name");
        }

        @Test
        void passesOnThatItMayNot() {
            account.fails(Fault.of(Fault.Kind.DENY, "cloudfront:UpdateDistribution"));
            var plan = action.plan(IN, account.aws);

            assertThatThrownBy(() -> action.apply(IN, plan, account.aws)).hasMessageContaining("not authorized");
        }
    }
}
