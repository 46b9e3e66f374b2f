package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.RevokeIngress.In;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class RevokeIngressTest extends OnTheRange {
    private static final String GROUP = "sg-0beb0000000000001";
    private static final String PEN_TEST = "sg-0bed0000000000001";
    private static final String DOOR = "sgr-0beb0000000000bad";

    private final RevokeIngress action = new RevokeIngress();
    private final In door = new In(GROUP, DOOR);

    private static List<SecurityGroupRule> rules(Ec2Client ec2, String group) {
        var ofGroup = Filter.builder().name("group-id").values(group).build();
        return ec2.describeSecurityGroupRules(r -> r.filters(ofGroup)).securityGroupRules();
    }

    /** What the group's rules are, whatever they are called. */
    private static Object content(Ec2Client ec2, String group) {
        return rules(ec2, group).stream()
                .map(r -> r.toBuilder()
                        .securityGroupRuleId(null)
                        .securityGroupRuleArn(null)
                        .build())
                .collect(Collectors.toSet());
    }

    private Object content(String group) {
        return content(client(Ec2Client.class), group);
    }

    private Plan revoke(In in) {
        var plan = action.plan(in, aws);
        action.apply(in, plan, aws);
        return plan;
    }

    private String authorize(IpPermission permission, Map<String, String> tags) {
        return client(Ec2Client.class)
                .authorizeSecurityGroupIngress(r -> r.groupId(GROUP)
                        .ipPermissions(permission)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.SECURITY_GROUP_RULE)
                                .tags(tags.entrySet().stream()
                                        .map(t -> Tag.builder()
                                                .key(t.getKey())
                                                .value(t.getValue())
                                                .build())
                                        .toList())
                                .build()))
                .securityGroupRules()
                .getFirst()
                .securityGroupRuleId();
    }

    private static IpPermission ssh(String cidr, String description) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(22)
                .toPort(22)
                .ipRanges(
                        IpRange.builder().cidrIp(cidr).description(description).build())
                .build();
    }

    @Nested
    class AnInboundRule {
        @Test
        void isRevokedAndMadeAgainWithItsDescription() {
            var plan = thereAndBack(action, door, () -> content(GROUP));

            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.resource()).isEqualTo(arn("security-group/" + GROUP));
                assertThat(change.attribute()).isEqualTo("Ingress/" + DOOR);
                assertThat(change.before().toString()).contains("203.0.113.0/24", "backup sync");
                assertThat(change.after().isNull()).isTrue();
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"sgr-0beb0000000000001", "sgr-0beb0000000000002"})
        void fromAnotherGroupIsMadeAgain(String rule) {
            thereAndBack(action, new In(GROUP, rule), () -> content(GROUP));
        }

        @Test
        void forEverythingIsMadeAgain() {
            var all = authorize(
                    IpPermission.builder()
                            .ipProtocol("-1")
                            .ipv6Ranges(Ipv6Range.builder().cidrIpv6("::/0").build())
                            .build(),
                    Map.of());

            thereAndBack(action, new In(GROUP, all), () -> content(GROUP));
        }

        @Test
        void isMadeAgainWithItsTags() {
            var tagged = authorize(ssh("198.51.100.0/24", "vendor"), Map.of("ticket", "OPS-7", "owner", "web-team"));

            thereAndBack(action, new In(GROUP, tagged), () -> content(GROUP));
            assertThat(rules(client(Ec2Client.class), GROUP))
                    .anySatisfy(r -> assertThat(r.tags())
                            .extracting(t -> t.key() + "=" + t.value())
                            .containsExactlyInAnyOrder("ticket=OPS-7", "owner=web-team"));
        }

        @Test
        void survivesABrokenConnectionAnywhere() {
            var tried = new Interruptions<>(
                            action,
                            door,
                            SimulatedAccount::open,
                            account -> content(account.client(Ec2Client.class), GROUP),
                            _ -> {})
                    .everywhere(
                            folder.resolve("broken"),
                            account -> assertThat(
                                            action.verify(door, account.aws).revoked())
                                    .isTrue());

            assertThat(tried).isGreaterThan(3);
        }

        @Test
        void isToldAsGoneBesideWhatIsLeft() {
            assertThat(action.verify(door, aws).revoked()).isFalse();
            revoke(door);

            assertThat(action.verify(door, aws))
                    .isEqualTo(new RevokeIngress.Out(true, List.of("sgr-0beb0000000000001", "sgr-0beb0000000000002")));
        }
    }

    @Nested
    class ARuleThatIsGone {
        @Test
        void leavesNothingToDo() {
            revoke(door);

            assertThat(action.plan(door, aws).changes()).isEmpty();
        }

        @Test
        void isNotMadeByTakingBackWhatWasNeverDone() {
            var plan = action.plan(new In(GROUP, "sgr-0123456789abcdef0"), aws);

            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }
    }

    @Nested
    class TheWarnings {
        @Test
        void sayWhoStaysInAndWhoIsShutOut() {
            assertThat(action.plan(door, aws).warnings())
                    .satisfiesExactly(
                            inside -> assertThat(inside).contains("go on until they end or time out"),
                            others -> assertThat(others).contains("4 network interfaces are in security group"));
        }

        @Test
        void sayNothingOfOthersWhereThereAreNone() {
            assertThat(action.plan(new In(PEN_TEST, "sgr-0bed0000000000001"), aws)
                            .warnings())
                    .hasSize(1);
        }

        @Test
        void sayWhatNobodyMayKnow() {
            deny("ec2:DescribeNetworkInterfaces");

            assertThat(action.plan(door, aws).warnings())
                    .anyMatch(w -> w.contains("Not known: how many network interfaces"));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAnOutboundRule() {
            refuses(
                    () -> action.plan(new In(GROUP, "sgr-0beb0000000000003"), aws),
                    "InvalidInput",
                    "is an outbound one");
        }

        @Test
        void isWhatIsNoRule() {
            refuses(() -> action.plan(new In(GROUP, "sg-0beb0000000000001"), aws), "InvalidInput", "is no id");
        }

        @Test
        void isAnUnknownGroup() {
            fails(() -> action.plan(new In("sg-0123456789abcdef0", DOOR), aws), "InvalidGroup.NotFound");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            deny("ec2:RevokeSecurityGroupIngress");
            var plan = action.plan(door, aws);

            fails(() -> action.apply(door, plan, aws), "UnauthorizedOperation");
            assertThat(action.verify(door, aws).revoked()).isFalse();
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void findsNothingToDoWhereSomebodyMadeTheRuleAgain() {
            var plan = revoke(door);
            authorize(ssh("203.0.113.0/24", "mine"), Map.of());

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("with another description");
        }

        @Test
        void putsUpWithSomebodyWhoIsFaster() {
            var plan = revoke(door);
            var undo = action.planUndo(action.undo(plan), aws);
            authorize(ssh("203.0.113.0/24", "backup sync"), Map.of());

            action.applyUndo(undo, aws);
            assertThat(action.planUndo(action.undo(plan), aws))
                    .satisfies(again -> assertThat(again.changes()).isEmpty())
                    .satisfies(again -> assertThat(again.warnings()).isEmpty());
        }

        @Test
        void findsNothingToDoWhereTheGroupIsGone() {
            var in = new In(PEN_TEST, "sgr-0bed0000000000001");
            var plan = revoke(in);
            client(Ec2Client.class)
                    .modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId("eni-0bed00000000000aa").groups("sg-0def0000000000001"));
            client(Ec2Client.class).deleteSecurityGroup(r -> r.groupId(PEN_TEST));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is deleted");
        }

        @Test
        void showsWhatItLetsInAgain() {
            var undo = action.planUndo(action.undo(revoke(door)), aws);

            assertThat(undo.warnings()).singleElement().asString().contains("lets in again");
            assertThat(Stream.of(undo.changes()).flatMap(List::stream).map(Change::after))
                    .allMatch(after -> after.toString().contains("203.0.113.0/24"));
        }
    }
}
