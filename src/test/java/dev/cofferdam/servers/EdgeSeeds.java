package dev.cofferdam.servers;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupType;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.IPAddressVersion;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** What stands between the account and the internet: lists to block, and a distribution. */
final class EdgeSeeds {
    static final String IP_SET_NAME = "attackers";

    private final MadeOnce made;

    EdgeSeeds(MadeOnce made) {
        this.made = made;
    }

    String ipSet() {
        return made.once(
                "ipSet",
                () -> made.client(Wafv2Client.class)
                        .createIPSet(r -> r.name(IP_SET_NAME)
                                .scope(Scope.REGIONAL)
                                .ipAddressVersion(IPAddressVersion.IPV4)
                                .addresses("198.51.100.9/32"))
                        .summary()
                        .id());
    }

    String ruleGroup() {
        return made.once(
                "ruleGroup",
                () -> made.client(NetworkFirewallClient.class)
                        .createRuleGroup(r -> r.ruleGroupName("block")
                                .type(RuleGroupType.STATEFUL)
                                .capacity(10)
                                .rules("pass tcp 192.0.2.1/32 any -> any 443 (sid:1;)"))
                        .ruleGroupResponse()
                        .ruleGroupName());
    }

    String domainList() {
        return made.once(
                "domainList",
                () -> made.client(Route53ResolverClient.class)
                        .createFirewallDomainList(r -> r.name("attackers").creatorRequestId("attackers"))
                        .firewallDomainList()
                        .id());
    }

    String distribution() {
        return made.once(
                "distribution",
                () -> made.client(CloudFrontClient.class)
                        .createDistribution(r -> r.distributionConfig(c -> c.callerReference("shop")
                                .comment("shop")
                                .enabled(true)
                                .origins(o -> o.quantity(1)
                                        .items(Origin.builder()
                                                .id("shop")
                                                .domainName("shop.example.com")
                                                .customOriginConfig(x -> x.httpPort(80)
                                                        .httpsPort(443)
                                                        .originProtocolPolicy("https-only"))
                                                .build()))
                                .defaultCacheBehavior(
                                        d -> d.targetOriginId("shop").viewerProtocolPolicy("redirect-to-https"))))
                        .distribution()
                        .id());
    }
}
