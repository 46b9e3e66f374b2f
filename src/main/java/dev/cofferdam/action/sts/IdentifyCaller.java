package dev.cofferdam.action.sts;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Source: STS API Reference, GetCallerIdentity; IAM API Reference, ListAccountAliases. */
public final class IdentifyCaller implements ReadAction<IdentifyCaller.In, IdentifyCaller.Out> {
    public record In() {}

    public record Out(
            @Output(type = ValueType.AWS_ACCOUNT_ID, value = "The account that the calls go to.")
            String account,

            @Output("Its alias; empty where it has none, or where that may not be read.")
            String alias,

            @Output(type = ValueType.AWS_ARN, value = "Who signs the calls.")
            String arn,

            @Output("The first part of ARNs there: aws, aws-cn, aws-us-gov and others.")
            String partition,

            @Output("What the identity is: root, user, role or federated-user.")
            String kind,

            @Output("The name of the user or of the role.") String name,

            @Output("The session's name, as CloudTrail shows it; empty for a user and for root.")
            String session,

            @Output("The unique id, which stays with one principal even if another gets its name later.")
            String userId,

            @Output("What could not be read, by the outputs' names.")
            List<String> unknown) {
        public Out {
            unknown = List.copyOf(unknown);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "sts.identify-caller",
                "Tell whose calls these are",
                """
                Tells the account and the identity that sign this run's calls. Do it first: it proves that the \
                credentials work and that this is the account that the case is about, and it tells what the responder's \
                own calls look like in CloudTrail, so that they are not taken for the attacker's.

                - **AWS answers it whatever policies say**: that it works proves no other permission.
                - A role is shown with its session. Everybody who assumes the role has the same name in policies.
                - Root is what no policy of the account binds. Do not respond to incidents as root.
                - The alias is what people call the account. It is read from IAM, and left out where that is denied.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("sts:GetCallerIdentity"), Permission.of("iam:ListAccountAliases")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var caller = aws.client(StsClient.class).getCallerIdentity();
        var reads = new SideReads();
        var aliases = reads.read(
                List.of("alias"),
                List.<String>of(),
                () -> aws.client(IamClient.class).listAccountAliases().accountAliases());
        var who = CallerArn.of(caller.arn());
        return new Out(
                caller.account(),
                aliases.isEmpty() ? "" : aliases.getFirst(),
                caller.arn(),
                caller.arn().split(":", -1)[1],
                who.kind(),
                who.name(),
                who.session(),
                caller.userId(),
                reads.unknown());
    }
}
