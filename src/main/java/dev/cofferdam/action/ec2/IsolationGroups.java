package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Eventually;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/** Finds, makes, mends and deletes the groups of {@link IsolationGroup}; each step is safe to repeat. */
final class IsolationGroups {
    private static final int TRIES = 15;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** A group that is there. */
    record Found(String id, Map<String, String> tags, List<SecurityGroupRule> rules) {
        ArrayNode shown() {
            return GroupRules.of(rules);
        }
    }

    private final Ec2Client ec2;
    private final ActionContext aws;

    IsolationGroups(ActionContext aws) {
        this.ec2 = aws.client(Ec2Client.class);
        this.aws = aws;
    }

    String arnOfVpc(String vpc) {
        return ResourceArns.of(vpc, aws);
    }

    static String vpcOf(Change change) {
        return ResourceArns.id(change.resource());
    }

    Optional<Found> find(String vpc, IsolationGroup kind) {
        return ec2
                .describeSecurityGroupsPaginator(r -> r.filters(
                        filter("vpc-id", vpc),
                        filter("group-name", kind.groupName()),
                        // a shared VPC shows groups of other accounts too
                        filter("owner-id", aws.account())))
                .securityGroups()
                .stream()
                .findFirst()
                .map(g -> new Found(
                        g.groupId(),
                        g.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)),
                        rules(g.groupId())));
    }

    /** What it takes for the group to be there with exactly its rules. */
    Optional<Change> missing(String vpc, IsolationGroup kind) {
        var present = find(vpc, kind).map(Found::shown);
        if (present.equals(Optional.of(kind.wanted()))) return Optional.empty();
        return Optional.of(new Change(
                arnOfVpc(vpc),
                kind.attribute(),
                present.map(kind::with).orElse(NullNode.getInstance()),
                kind.with(kind.wanted())));
    }

    /** Makes the group as the change says it is afterwards, or deletes it. */
    void apply(Change change) {
        var vpc = vpcOf(change);
        var kind = IsolationGroup.of(change.attribute()).orElseThrow();
        if (change.after().isNull()) {
            find(vpc, kind).ifPresent(this::delete);
        } else {
            var group = find(vpc, kind).orElseGet(() -> create(vpc, kind));
            setRules(group, change.after().path(IsolationGroup.RULES));
        }
    }

    private Found create(String vpc, IsolationGroup kind) {
        try {
            var tags = aws.tags().entrySet().stream()
                    .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                    .toList();
            var tagged = TagSpecification.builder()
                    .resourceType(ResourceType.SECURITY_GROUP)
                    .tags(tags)
                    .build();
            ec2.createSecurityGroup(r -> r.vpcId(vpc)
                    .groupName(kind.groupName())
                    .description(kind.description())
                    .tagSpecifications(tagged));
        } catch (Ec2Exception e) {
            // another step was faster, or an earlier creation was not yet to be seen
            if (!is(e, "InvalidGroup.Duplicate")) throw e;
        }
        return Eventually.shown(
                        "security group %s in %s".formatted(kind.groupName(), vpc),
                        () -> find(vpc, kind),
                        Optional::isPresent,
                        aws)
                .orElseThrow();
    }

    /** Adds before it takes away. */
    private void setRules(Found group, JsonNode wanted) {
        var present = group.rules().stream().map(GroupRules::of).collect(Collectors.toSet());
        var target = new HashSet<JsonNode>();
        wanted.forEach(target::add);
        var add = target.stream().filter(rule -> !present.contains(rule)).toList();
        var surplus = group.rules().stream()
                .filter(rule -> !target.contains(GroupRules.of(rule)))
                .toList();
        allow(group.id(), add);
        revoke(group.id(), surplus);
    }

    private void allow(String group, List<JsonNode> rules) {
        var in = rules.stream()
                .filter(r -> !GroupRules.egress(r))
                .map(GroupRules::permission)
                .toList();
        var out = rules.stream()
                .filter(GroupRules::egress)
                .map(GroupRules::permission)
                .toList();
        if (!in.isEmpty())
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(in));
        if (!out.isEmpty())
            ec2.authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(out));
    }

    private void revoke(String group, List<SecurityGroupRule> rules) {
        var in = rules.stream()
                .filter(r -> !r.isEgress())
                .map(SecurityGroupRule::securityGroupRuleId)
                .toList();
        var out = rules.stream()
                .filter(SecurityGroupRule::isEgress)
                .map(SecurityGroupRule::securityGroupRuleId)
                .toList();
        if (!in.isEmpty())
            unlessGone(
                    () -> ec2.revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(in)));
        if (!out.isEmpty())
            unlessGone(() -> ec2.revokeSecurityGroupEgress(r -> r.groupId(group).securityGroupRuleIds(out)));
    }

    /**
     * Another step may mend the same group at the same time; what is wrong with it then shows when it is read again.
     */
    private static void unlessGone(Runnable revoke) {
        try {
            revoke.run();
        } catch (Ec2Exception e) {
            if (!is(e, "InvalidSecurityGroupRuleId.NotFound")) throw e;
        }
    }

    /** An interface that has just left the group may still hold it for some seconds. */
    private void delete(Found group) {
        for (var attempt = 1; ; attempt++) {
            try {
                ec2.deleteSecurityGroup(r -> r.groupId(group.id()));
                return;
            } catch (Ec2Exception e) {
                if (is(e, "InvalidGroup.NotFound")) return;
                if (!is(e, "DependencyViolation")) throw e;
                if (attempt == TRIES)
                    throw new ActionException(
                            "GroupInUse",
                            "The interfaces have their groups back, but security group %s cannot be deleted: something still uses or refers to it. Take it out there and undo again, or leave the group: it does no harm."
                                    .formatted(group.id()),
                            e);
            }
            aws.pause(BETWEEN_TRIES);
        }
    }

    private List<SecurityGroupRule> rules(String group) {
        return ec2
                .describeSecurityGroupRulesPaginator(r -> r.filters(filter("group-id", group)))
                .securityGroupRules()
                .stream()
                .toList();
    }

    private static boolean is(Ec2Exception e, String code) {
        return e.awsErrorDetails() != null && code.equals(e.awsErrorDetails().errorCode());
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
