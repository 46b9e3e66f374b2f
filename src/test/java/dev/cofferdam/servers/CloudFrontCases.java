package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudfront.DisableDistribution;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;

/** How the actions of {@code action.cloudfront} are tried. */
final class CloudFrontCases {
    private CloudFrontCases() {}

    static List<Case> all() {
        return List.of(new ChangeCase<>(new DisableDistribution(), CloudFrontCases::disableDistribution));
    }

    private static Situation<DisableDistribution.In, DisableDistribution.Out> disableDistribution(Server server) {
        var distribution = server.account().distribution();
        var config = new Read("cloudfront", "GetDistributionConfig", "Id", distribution);
        return new Situation<>(
                new DisableDistribution.In(distribution),
                List.of(
                        that("whether it serves", config, at("/DistributionConfig/Enabled"))
                                .becomes(false),
                        that("its comment", config, at("/DistributionConfig/Comment"))),
                out -> assertThat(out.enabled()).isFalse());
    }
}
