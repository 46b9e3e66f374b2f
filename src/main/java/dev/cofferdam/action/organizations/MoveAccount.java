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
import java.util.regex.Pattern;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import tools.jackson.databind.node.StringNode;

/** Source: Organizations User Guide, "Moving accounts to an organizational unit"; "SCP evaluation". */
public final class MoveAccount implements ChangesSettings<MoveAccount.In, MoveAccount.Out> {
    private static final String FULL_ACCESS = "FullAWSAccess";

    /** Source: Organizations API Reference, OrganizationalUnit. */
    private static final Pattern UNIT = Pattern.compile("ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}");

    public record In(
            @Input(type = ValueType.AWS_ACCOUNT_ID, value = "The account to move.")
            String account,

            @Input("The organizational unit for quarantine, by its id: ou-….")
            String unit) {}

    public record Out(
            @Output("The unit, or root, that the account is in.")
            String parent,

            @Output("The names of the service control policies that restrict this unit itself.")
            List<String> policies) {
        public Out {
            policies = List.copyOf(policies);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "organizations.move-account",
                "Move an account to the quarantine unit",
                """
                Moves an account to an organizational unit whose service control policies contain what is in it. They \
                bind at once, and those of the former unit bind no more.

                - **It restricts as much as the unit's policies do**, and the plan names them: a unit with \
                `FullAWSAccess` alone restricts nothing. The policies have to exempt the role that you respond with.
                - What the former unit denied is allowed again, unless the new one denies it too: leaving the \
                organization, stopping the trail, regions that nobody uses.
                - Service control policies do not bind the management account, service-linked roles, nor principals of \
                other accounts that resource policies let in.
                - Whatever goes by units follows: stacks that CloudFormation deploys to a unit are taken away or made, \
                Control Tower sees drift, delegated backup and tag policies change.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("organizations:DescribeOrganization"),
                        Permission.on(Patterns.ACCOUNT, "organizations:DescribeAccount"),
                        Permission.on(Patterns.UNIT, "organizations:DescribeOrganizationalUnit"),
                        Permission.of("organizations:ListParents"),
                        new Permission("organizations:ListPoliciesForTarget", List.of(Patterns.UNIT, Patterns.ROOT)),
                        new Permission(
                                "organizations:MoveAccount", List.of(Patterns.ACCOUNT, Patterns.UNIT, Patterns.ROOT))),
                "Moves the account back to where it was, unless that unit is gone.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        return new ParentUnit();
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("The policies of the quarantine unit bind the account no more.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var account = MemberAccount.get(in.account(), aws);
        var unit = unit(in.unit(), aws);
        var change = new ParentUnit().change(account.arn(), StringNode.valueOf(unit.id()), aws);
        if (change.isEmpty())
            return Plan.of(
                    "Account %s is in %s (%s) already".formatted(in.account(), unit.name(), unit.id()),
                    List.of(),
                    account.arn(),
                    unit.arn());
        return Plan.of(
                        "Move account %s (%s) to %s (%s)"
                                .formatted(in.account(), account.name(), unit.name(), unit.id()),
                        List.of(change.get()),
                        account.arn(),
                        unit.arn())
                .warning(warnings(unit, change.get().before().asString(), aws));
    }

    private static List<String> warnings(OrganizationalUnit unit, String former, ActionContext aws) {
        var warnings = new ArrayList<String>();
        var there = restricting(unit.id(), aws);
        if (there.isEmpty())
            warnings.add("Unit %s has no service control policy but %s: the move alone contains nothing."
                    .formatted(unit.name(), FULL_ACCESS));
        else
            warnings.add("These bind at once, and everybody whom they do not exempt, you too: %s."
                    .formatted(String.join(", ", there)));
        var lost = restricting(former, aws);
        if (!lost.isEmpty()) warnings.add("These of %s bind no more: %s.".formatted(former, String.join(", ", lost)));
        warnings.add("What is deployed by units follows: stack sets, Control Tower, backup and tag policies.");
        return warnings;
    }

    private static List<String> restricting(String target, ActionContext aws) {
        return ControlPolicies.of(aws).attachedTo(target).stream()
                .map(PolicySummary::name)
                .filter(name -> !name.equals(FULL_ACCESS))
                .sorted()
                .toList();
    }

    private static OrganizationalUnit unit(String id, ActionContext aws) {
        if (!UNIT.matcher(id).matches())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no organizational unit. Give the id, such as ou-ab12-34cd56ef.".formatted(id));
        try {
            return aws.client(OrganizationsClient.class)
                    .describeOrganizationalUnit(r -> r.organizationalUnitId(id))
                    .organizationalUnit();
        } catch (OrganizationalUnitNotFoundException e) {
            throw new ActionException(
                    "UnitNotFound",
                    "There is no organizational unit %s in this organization. Look its id up in the management account."
                            .formatted(id),
                    e);
        }
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var parent = ParentUnit.of(in.account(), aws);
        return new Out(parent, restricting(parent, aws));
    }
}
