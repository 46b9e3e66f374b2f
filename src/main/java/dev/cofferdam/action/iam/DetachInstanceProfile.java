package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;

/** Source: EC2 API Reference, DisassociateIamInstanceProfile; EC2 User Guide, "IAM roles for Amazon EC2". */
public final class DetachInstanceProfile implements ChangeAction<DetachInstanceProfile.In, DetachInstanceProfile.Out> {
    private static final String ATTRIBUTE = "IamInstanceProfile";
    private static final String INSTANCE = "arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}";

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance whose role is taken away.")
            String instance) {}

    public record Out(
            @Output("The ARN of the instance profile that it has; empty where it has none or is losing it.")
            String instanceProfileArn,

            @Output("Whether a profile is still being taken away.")
            boolean disassociating) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.detach-instance-profile",
                "Take an instance's role away",
                """
                Takes the instance profile, and with it the role, from the instance: it gets no new credentials from the \
                instance metadata service.

                - **Credentials that were issued stay valid until they expire**, up to six hours later, in the \
                attacker's hands and in the memory of programs on the instance: `iam.revoke-role-sessions` ends those. \
                Do this first, or the instance gets fresh ones that the revocation does not reach.
                - Everything on the instance that needs the role fails sooner or later, the SSM agent too: collect \
                memory and volatile data before.
                - The role, its policies and other instances with the same profile are not touched.
                - It takes some seconds: wait until `disassociated`.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeIamInstanceProfileAssociations"),
                        Permission.on(INSTANCE, "ec2:DisassociateIamInstanceProfile"),
                        Permission.on(INSTANCE, "ec2:AssociateIamInstanceProfile"),
                        Permission.on(INSTANCE, "ec2:ReplaceIamInstanceProfileAssociation"),
                        Permission.on(Patterns.ROLE, "iam:PassRole")),
                "Gives the instance its former profile back.",
                "Without its role the SSM agent cannot talk to its service, by which memory and volatile data are"
                        + " collected.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var associations = new ProfileAssociations(aws);
        var arn = aws.arn("ec2", "instance/" + in.instance());
        var active = associations.active(in.instance());
        if (active.isEmpty()) {
            mustExist(in.instance(), associations, aws);
            return Plan.of(
                    associations.leaving(in.instance()).isPresent()
                            ? "%s is losing its instance profile already".formatted(in.instance())
                            : "%s has no instance profile".formatted(in.instance()),
                    List.of(),
                    arn);
        }
        var profile = arnOf(active.get());
        return Plan.of(
                        "Take instance profile %s from %s"
                                .formatted(profile.substring(profile.lastIndexOf('/') + 1), in.instance()),
                        List.of(Change.of(arn, ATTRIBUTE, profile, null)),
                        arn,
                        profile)
                .warning(List.of(
                        "Credentials that were issued already stay valid until they expire, up to six hours: revoke the"
                                + " role's sessions as well, after this.",
                        "Programs on the instance go on with the credentials that they hold, and fail when those end;"
                                + " the SSM agent too."));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var associations = new ProfileAssociations(aws);
        for (var change : plan.changes()) {
            associations
                    .active(in.instance())
                    .filter(a -> arnOf(a).equals(change.before().asString("")))
                    .ifPresent(associations::remove);
        }
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var associations = new ProfileAssociations(aws);
        return new Out(
                associations
                        .active(in.instance())
                        .map(DetachInstanceProfile::arnOf)
                        .orElse(""),
                associations.leaving(in.instance()).isPresent());
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) planUndo(restore, changes, warnings, aws);
        if (!changes.isEmpty())
            warnings.add("Whoever is on the instance gets the role's credentials again, the attacker too.");
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Give the instance its profile back",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    private static void planUndo(Change restore, List<Change> changes, List<String> warnings, ActionContext aws) {
        var associations = new ProfileAssociations(aws);
        var instance = instanceOf(restore);
        var former = restore.after().asString("");
        var present =
                associations.active(instance).map(DetachInstanceProfile::arnOf).orElse(null);
        if (former.equals(present)) return;
        var state = associations.stateOf(instance).orElse("terminated");
        if (Set.of("terminated", "shutting-down").contains(state)) {
            warnings.add("%s is terminated: there is nothing to restore.".formatted(instance));
            return;
        }
        if (!Set.of("running", "stopped").contains(state))
            throw new ActionException(
                    "IncorrectInstanceState",
                    "%s is %s: only a running or stopped instance takes an instance profile. Undo again in a minute."
                            .formatted(instance, state));
        if (present != null)
            warnings.add("Somebody gave %s another instance profile since (%s); that is lost by this undo."
                    .formatted(instance, present));
        changes.add(Change.of(restore.resource(), ATTRIBUTE, present, former));
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        var associations = new ProfileAssociations(aws);
        undoPlan.changes()
                .forEach(c -> associations.give(instanceOf(c), c.after().asString()));
    }

    @Override
    public List<String> waitStates() {
        return List.of("disassociated");
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var now = verify(in, aws);
        if (!now.instanceProfileArn().isEmpty())
            throw new ActionException(
                    "ProfileAssociatedAgain",
                    "Somebody gave %s an instance profile again (%s). Find out who in CloudTrail (AssociateIamInstanceProfile), and run the step again."
                            .formatted(in.instance(), now.instanceProfileArn()));
        return new Progress(
                !now.disassociating(),
                in.instance() + (now.disassociating() ? " disassociating" : " has no instance profile"));
    }

    /** The associations of an instance that does not exist are none, too. */
    private static void mustExist(String instance, ProfileAssociations associations, ActionContext aws) {
        if (associations.stateOf(instance).isEmpty())
            throw new ActionException(
                    "NoSuchInstance",
                    "There is no instance %s in %s of account %s. Check the id and the region."
                            .formatted(instance, aws.region(), aws.account()));
    }

    private static String arnOf(IamInstanceProfileAssociation association) {
        return association.iamInstanceProfile().arn();
    }

    private static String instanceOf(Change change) {
        return change.resource().substring(change.resource().lastIndexOf('/') + 1);
    }
}
