package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;

/**
 * Source: Organizations User Guide, "Service control policies (SCPs)" with "Tasks and entities not restricted by SCPs",
 * and "Quotas and service limits" (5 policies of a kind for each target).
 */
public final class QuarantineAccount implements ChangesSettings<QuarantineAccount.In, QuarantineAccount.Out> {
    private static final int MOST_POLICIES = 5;

    public record In(
            @Input(type = ValueType.AWS_ACCOUNT_ID, value = "The account to deny everything.")
            String account,

            @Input("The roles of that account that may go on, yours above all: each as behind role/ in its ARN, with"
                    + " its path; * stands for any characters.")
            List<String> exemptRoles) {
        public In {
            exemptRoles = List.copyOf(exemptRoles);
        }

        String policy() {
            return "CofferdamQuarantine-" + account;
        }
    }

    public record Out(
            @Output("Whether the deny is in place, as planned.")
            boolean quarantined,

            @Output("The policy's id; empty where it is not attached.")
            String policyId) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "organizations.quarantine-account",
                "Deny everybody in an account everything",
                """
                Makes a service control policy, `CofferdamQuarantine-ACCOUNT`, that denies every action to everybody in \
                the account but the roles in `exempt_roles`, and attaches it to the account. It binds at once, sessions \
                that are open too, and the root user.

                - **You too.** Who works in the account by a role that is not exempt is locked out: name the role that \
                you respond with, and the break-glass role. Undo needs the management account, which is not bound.
                - Whoever can assume an exempt role, or is signed in with it, goes on: restrict its trust first.
                - It does not bind the management account, service-linked roles, nor principals of other accounts that \
                resource policies of this account let in: close buckets, keys and queues that are open to others.
                - The applications of the account stop. Instances run on; what they call of AWS is denied.
                - At most five such policies may be attached to an account. Where there are five, use \
                `organizations.move-account`.
                - It has to run in the management account, or one to which Organizations' policies are delegated.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("organizations:DescribeOrganization"),
                        Permission.on(Patterns.ACCOUNT, "organizations:DescribeAccount"),
                        Permission.of("organizations:ListRoots"),
                        Permission.on(Patterns.ACCOUNT, "organizations:ListPoliciesForTarget"),
                        Permission.of("organizations:ListPolicies"),
                        Permission.on(Patterns.POLICY, "organizations:DescribePolicy"),
                        Permission.of("organizations:CreatePolicy"),
                        Permission.on(Patterns.POLICY, "organizations:TagResource"),
                        Permission.on(Patterns.POLICY, "organizations:UpdatePolicy"),
                        Permission.on(Patterns.POLICY, "organizations:DeletePolicy"),
                        new Permission("organizations:AttachPolicy", List.of(Patterns.POLICY, Patterns.ACCOUNT)),
                        new Permission("organizations:DetachPolicy", List.of(Patterns.POLICY, Patterns.ACCOUNT))),
                "Detaches the policy and deletes it, or restores what was there under its name.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        var attribute = change.attribute();
        if (attribute.startsWith(PolicyContent.PREFIX))
            return new PolicyContent(attribute.substring(PolicyContent.PREFIX.length()));
        if (attribute.startsWith(PolicyAttachment.PREFIX))
            return new PolicyAttachment(attribute.substring(PolicyAttachment.PREFIX.length()));
        throw new IllegalArgumentException("not of a quarantined account: " + attribute);
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.attribute().startsWith(PolicyAttachment.PREFIX)
                ? List.of("Everybody in the account may do again what they could, the attacker too.")
                : List.of();
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var wanted = QuarantineDocument.of(in.account(), in.exemptRoles(), aws.partition());
        var account = MemberAccount.get(in.account(), aws);
        demandPoliciesBind(aws);
        demandRoom(in, aws);
        var changes = Stream.of(
                        new PolicyContent(in.policy()).change(account.arn(), wanted, aws),
                        new PolicyAttachment(in.policy()).change(account.arn(), PolicyAttachment.ATTACHED, aws))
                .flatMap(Optional::stream)
                .toList();
        if (changes.isEmpty())
            return Plan.of("Account %s is quarantined already".formatted(in.account()), List.of(), account.arn());
        return Plan.of(
                        "Deny everything in account %s (%s) but to %s"
                                .formatted(in.account(), account.name(), String.join(", ", in.exemptRoles())),
                        changes,
                        account.arn())
                .warning(warnings(in, aws));
    }

    private static void demandPoliciesBind(ActionContext aws) {
        var enabled = aws.client(OrganizationsClient.class).listRootsPaginator().stream()
                .flatMap(page -> page.roots().stream())
                .flatMap(root -> root.policyTypes().stream())
                .anyMatch(type ->
                        type.type() == PolicyType.SERVICE_CONTROL_POLICY && type.status() == PolicyTypeStatus.ENABLED);
        if (enabled) return;
        throw new ActionException(
                "PolicyTypeNotEnabled",
                "Service control policies are not enabled in this organization, so that none binds. Enable them in the"
                        + " management account (Organizations, Policies), which denies nothing by itself.");
    }

    private static void demandRoom(In in, ActionContext aws) {
        var attached = ControlPolicies.of(aws).attachedTo(in.account());
        if (attached.size() < MOST_POLICIES
                || attached.stream().anyMatch(p -> p.name().equals(in.policy()))) return;
        throw new ActionException(
                "TooManyPolicies",
                "Account %s has %d service control policies, and AWS takes no more than %d. Use organizations.move-account, or detach one that can be spared."
                        .formatted(in.account(), attached.size(), MOST_POLICIES));
    }

    private static List<String> warnings(In in, ActionContext aws) {
        var warnings = new ArrayList<String>();
        warnings.add("It binds at once, and everybody but the exempt roles: applications stop, and whoever responds"
                + " there by another role is locked out.");
        if (aws.account().equals(in.account()))
            warnings.add("You are signed in to this very account: unless your role is exempt, you are locked out, and"
                    + " cannot take it back.");
        in.exemptRoles().stream()
                .filter(role -> role.contains("*") || role.contains("?"))
                .forEach(role ->
                        warnings.add("Every role like %s is exempt, and the attacker may have one.".formatted(role)));
        warnings.add("Whoever can assume an exempt role goes on.");
        warnings.add("Service-linked roles go on, and principals of other accounts that resource policies let in.");
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var wanted = QuarantineDocument.of(in.account(), in.exemptRoles(), aws.partition());
        var policies = ControlPolicies.of(aws);
        return policies.attached(in.policy(), in.account())
                .map(policy -> new Out(policies.content(policy).equals(wanted), policy.id()))
                .orElse(new Out(false, ""));
    }
}
