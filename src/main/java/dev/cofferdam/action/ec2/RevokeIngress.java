package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Source: EC2 API Reference, RevokeSecurityGroupIngress; EC2 User Guide, "Amazon EC2 security group connection
 * tracking".
 */
public final class RevokeIngress implements ChangeAction<RevokeIngress.In, RevokeIngress.Out> {
    private static final Pattern RULE_ID = Pattern.compile("sgr-[0-9a-f]{8}([0-9a-f]{9})?");
    private static final List<String> GROUP_AND_RULE = List.of(Patterns.SECURITY_GROUP, Patterns.SECURITY_GROUP_RULE);

    public record In(
            @Input(type = ValueType.EC2_SECURITY_GROUP_ID, value = "The security group.")
            String group,

            @Input("Its inbound rule, by id: sgr-….") String rule) {}

    public record Out(
            @Output("Whether the group has no such rule any more.")
            boolean revoked,

            @Output("The inbound rules that the group still has.")
            List<String> remainingRuleIds) {
        public Out {
            remainingRuleIds = List.copyOf(remainingRuleIds);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.revoke-ingress",
                "Revoke an inbound rule of a security group",
                """
                Takes one inbound rule away from a security group, so that nobody new comes in by it.

                - **Whoever is in stays in**: connections that are tracked go on until they end or time out, which for \
                an idle TCP connection can be five days. `ec2.isolate-instance` cuts those of one instance, \
                `ec2.block-cidr-nacl` those of a subnet.
                - **Everything in the group loses the rule**, not only the suspect instance.
                - Other rules, and other groups of the same interface, may allow the same.
                - Undo makes the rule again, with its description and its tags; its id is a new one, so what names the \
                old id (templates, exceptions of scanners) has to follow.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeSecurityGroups"),
                        Permission.of("ec2:DescribeSecurityGroupRules"),
                        Permission.of("ec2:DescribeNetworkInterfaces"),
                        new Permission("ec2:RevokeSecurityGroupIngress", GROUP_AND_RULE),
                        new Permission("ec2:AuthorizeSecurityGroupIngress", GROUP_AND_RULE),
                        Permission.on(Patterns.SECURITY_GROUP_RULE, "ec2:CreateTags")),
                "Makes the rule again, with its description and tags, under a new id.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (!RULE_ID.matcher(in.rule()).matches())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no id of a security group rule (sgr-…). ec2.collect-metadata lists those of an instance."
                            .formatted(in.rule()));
        var arn = ResourceArns.of(in.group(), aws);
        var rules = new IngressRules(aws);
        var present = rules.of(in.group()).stream()
                .filter(rule -> rule.securityGroupRuleId().equals(in.rule()))
                .findFirst();
        if (present.isEmpty())
            return Plan.of("Security group %s has no rule %s".formatted(in.group(), in.rule()), List.of(), arn);
        demandIngress(present.get());
        return Plan.of(
                        "Revoke inbound rule %s of security group %s".formatted(in.rule(), in.group()),
                        List.of(rules.revocation(present.get())),
                        arn)
                .warning(warnings(in, aws));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        plan.changes().forEach(new IngressRules(aws)::revoke);
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var remaining = new IngressRules(aws)
                .of(in.group()).stream()
                        .filter(rule -> !rule.isEgress())
                        .map(SecurityGroupRule::securityGroupRuleId)
                        .sorted()
                        .toList();
        return new Out(!remaining.contains(in.rule()), remaining);
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new IngressRules(aws).planUndo(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        undoPlan.changes().forEach(new IngressRules(aws)::restore);
    }

    private static void demandIngress(SecurityGroupRule rule) {
        if (rule.isEgress())
            throw new ActionException(
                    "InvalidInput",
                    "Rule %s of security group %s is an outbound one. This action takes inbound rules."
                            .formatted(rule.securityGroupRuleId(), rule.groupId()));
    }

    private static List<String> warnings(In in, ActionContext aws) {
        var warnings = new ArrayList<String>();
        warnings.add("Connections that came in by %s before go on until they end or time out.".formatted(in.rule()));
        var reads = new SideReads();
        var inGroup = Filter.builder().name("group-id").values(in.group()).build();
        var affected = reads.read(
                List.of("how many network interfaces are in security group " + in.group()),
                1L,
                () -> aws
                        .client(Ec2Client.class)
                        .describeNetworkInterfacesPaginator(r -> r.filters(inGroup))
                        .networkInterfaces()
                        .stream()
                        .count());
        if (affected > 1)
            warnings.add("%d network interfaces are in security group %s, and lose the rule together."
                    .formatted(affected, in.group()));
        warnings.addAll(reads.reasons());
        return warnings;
    }
}
