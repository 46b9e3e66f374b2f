package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Somebody else changes the account between plan and apply. The engine plans once more before it applies, and shows
 * what is different: so the second plan has to tell it.
 *
 * @param somebody what they did, for people
 * @param leaves what there is to do then
 */
record Meanwhile(String action, String somebody, Consumer<Server> other, Left leaves) {
    enum Left {
        /** Something else than was planned. */
        CHANGES,
        /** The goal holds already. */
        NOTHING,
        /** What was to be changed is gone, and the action says so. */
        NO_WAY
    }

    private static final String TRUST_ANOTHER_ACCOUNT = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},\
        "Action":"sts:AssumeRole"}]}\
        """;

    static List<Meanwhile> all() {
        return List.of(
                new Meanwhile(
                        "ec2.tag",
                        "set the tag to something else",
                        server -> server.client(Ec2Client.class)
                                .createTags(r -> r.resources(server.account().instance())
                                        .tags(Tag.builder()
                                                .key("ir:status")
                                                .value("being rebuilt")
                                                .build())),
                        Left.CHANGES),
                new Meanwhile(
                        "ec2.revoke-ingress",
                        "revoked the rule",
                        server -> {
                            var rule = server.account().inboundRule();
                            server.client(Ec2Client.class)
                                    .revokeSecurityGroupIngress(
                                            r -> r.groupId(server.account().securityGroup())
                                                    .securityGroupRuleIds(rule));
                        },
                        Left.NOTHING),
                new Meanwhile(
                        "ec2.stop-instance",
                        "terminated the instance",
                        server -> {
                            server.client(Ec2Client.class)
                                    .terminateInstances(
                                            r -> r.instanceIds(server.account().loneInstance()));
                            server.settle();
                        },
                        Left.NO_WAY),
                new Meanwhile(
                        "elbv2.deregister-targets",
                        "deregistered the target",
                        server -> {
                            server.client(ElasticLoadBalancingV2Client.class)
                                    .deregisterTargets(r -> r.targetGroupArn(
                                                    server.account().targetGroup())
                                            .targets(TargetDescription.builder()
                                                    .id(server.account().instance())
                                                    .build()));
                            server.settle();
                        },
                        Left.NOTHING),
                new Meanwhile(
                        "iam.detach-policy",
                        "detached the policy",
                        server -> server.client(IamClient.class)
                                .detachRolePolicy(
                                        r -> r.roleName(server.account().role())
                                                .policyArn(server.account().managedPolicy())),
                        Left.NOTHING),
                new Meanwhile(
                        "iam.restrict-role-trust",
                        "let another account in",
                        server -> server.client(IamClient.class)
                                .updateAssumeRolePolicy(
                                        r -> r.roleName(server.account().role()).policyDocument(TRUST_ANOTHER_ACCOUNT)),
                        Left.CHANGES));
    }

    <I extends Record, O extends Record> void isTold(ChangeCase<I, O> tried, Server server) {
        var situation = tried.situation().apply(server);
        var facts = new Facts(server, situation.facts());
        var action = tried.action();
        var in = situation.in();
        var aws = server.aws();
        var first = action.plan(in, aws);
        other.accept(server);

        switch (leaves) {
            case CHANGES -> {
                var between = facts.seen();
                var again = action.plan(in, aws);
                assertThat(again.changes()).isNotEmpty().isNotEqualTo(first.changes());
                action.apply(in, again, aws);
                situation.verified().accept(action.verify(in, aws));
                action.applyUndo(action.planUndo(action.undo(again), aws), aws);
                assertThat(facts.seen()).as("undone").isEqualTo(between);
            }
            case NOTHING -> {
                assertThat(action.plan(in, aws).changes()).isEmpty();
                situation.verified().accept(action.verify(in, aws));
            }
            case NO_WAY ->
                assertThatThrownBy(() -> action.plan(in, aws))
                        .isInstanceOf(ActionException.class)
                        .hasMessageContaining("terminated");
        }
    }

    @Override
    public String toString() {
        return action + ": somebody " + somebody;
    }
}
