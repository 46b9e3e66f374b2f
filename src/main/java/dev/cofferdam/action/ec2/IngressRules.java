package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inbound rules of groups, taken away by id and made again by what they allow: a rule that is made again has
 * another id.
 */
final class IngressRules {
    private static final String ATTRIBUTE = "Ingress/";
    private static final String DESCRIPTION = "Description";
    private static final String TAGS = "Tags";

    private final ActionContext aws;
    private final Ec2Client ec2;

    IngressRules(ActionContext aws) {
        this.aws = aws;
        this.ec2 = aws.client(Ec2Client.class);
    }

    /**
     * Of both directions.
     *
     * @throws Ec2Exception {@code InvalidGroup.NotFound}; a filter alone would show a group that is not there as one
     *     without rules
     */
    List<SecurityGroupRule> of(String group) {
        ec2.describeSecurityGroups(r -> r.groupIds(group));
        var ofGroup = Filter.builder().name("group-id").values(group).build();
        return ec2.describeSecurityGroupRulesPaginator(r -> r.filters(ofGroup)).securityGroupRules().stream()
                .toList();
    }

    Change revocation(SecurityGroupRule rule) {
        var shown = GroupRules.of(rule);
        if (!rule.tags().isEmpty()) {
            var tags = shown.putObject(TAGS);
            rule.tags().forEach(t -> tags.put(t.key(), t.value()));
        }
        return new Change(
                ResourceArns.of(rule.groupId(), aws),
                ATTRIBUTE + rule.securityGroupRuleId(),
                shown,
                NullNode.getInstance());
    }

    void revoke(Change change) {
        var group = ResourceArns.id(change.resource());
        ec2.revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(ruleOf(change)));
    }

    Plan planUndo(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var group = ResourceArns.id(restore.resource());
            var rules = find(group);
            if (rules.isEmpty()) {
                warnings.add("Security group %s is deleted: there is nothing to restore.".formatted(group));
                continue;
            }
            var same = rules.get().stream()
                    .filter(rule -> traffic(GroupRules.of(rule)).equals(traffic(restore.after())))
                    .findFirst();
            if (same.isPresent()) {
                if (!described(GroupRules.of(same.get())).equals(described(restore.after())))
                    warnings.add("Somebody made %s, which allows the same as %s did, with another description."
                            .formatted(same.get().securityGroupRuleId(), ruleOf(restore)));
                continue;
            }
            changes.add(new Change(restore.resource(), restore.attribute(), NullNode.getInstance(), restore.after()));
            warnings.add("Security group %s lets in again what %s let in; the rule gets another id."
                    .formatted(group, ruleOf(restore)));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Make the inbound rule again",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).toList());
    }

    /** One that somebody else made meanwhile is as good as ours. */
    void restore(Change change) {
        var request = AuthorizeSecurityGroupIngressRequest.builder()
                .groupId(ResourceArns.id(change.resource()))
                .ipPermissions(GroupRules.permission(change.after()));
        var tags = tags(change.after());
        if (!tags.isEmpty())
            request.tagSpecifications(TagSpecification.builder()
                    .resourceType(ResourceType.SECURITY_GROUP_RULE)
                    .tags(tags)
                    .build());
        try {
            ec2.authorizeSecurityGroupIngress(request.build());
        } catch (Ec2Exception e) {
            if (!e.awsErrorDetails().errorCode().equals("InvalidPermission.Duplicate")) throw e;
        }
    }

    private Optional<List<SecurityGroupRule>> find(String group) {
        try {
            return Optional.of(
                    of(group).stream().filter(rule -> !rule.isEgress()).toList());
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    private static String ruleOf(Change change) {
        return change.attribute().substring(ATTRIBUTE.length());
    }

    private static JsonNode traffic(JsonNode rule) {
        return ((ObjectNode) rule.deepCopy()).remove(List.of(DESCRIPTION, TAGS));
    }

    private static String described(JsonNode rule) {
        return rule.path(DESCRIPTION).asString("");
    }

    private static List<Tag> tags(JsonNode rule) {
        return rule.path(TAGS).properties().stream()
                .map(t -> Tag.builder()
                        .key(t.getKey())
                        .value(t.getValue().asString())
                        .build())
                .toList();
    }
}
