package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;

/** Source: Amazon S3 User Guide, "Bucket policies for Amazon S3"; see {@link Containment}. */
public final class ContainBucket implements ChangesBuckets<ContainBucket.In, ContainBucket.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
            String bucket,

            @Input(
                    type = ValueType.AWS_ARN,
                    value = "Who still gets in besides you: users, roles or role sessions by ARN.",
                    optional = true)
            @Nullable
            List<String> exempt,

            @Input(
                    value = "AWS services that still get in, as cloudtrail.amazonaws.com; give an empty list for none."
                            + " When not given, those that the present policy lets in.",
                    optional = true)
            @Nullable
            List<String> services) {
        public In {
            exempt = exempt == null ? List.of() : List.copyOf(exempt);
            services = services == null ? null : List.copyOf(services);
        }

        List<String> exempted() {
            return exempt == null ? List.of() : exempt;
        }
    }

    public record Out(
            @Output("Whether the denial is in the bucket's policy.")
            boolean contained) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.contain-bucket",
                "Deny a bucket to everybody but responders",
                """
                Adds a statement to the bucket's policy that denies everything to everybody but you, whom `exempt` \
                names, and the AWS services in `services`. An explicit deny wins over every allow, in whichever policy \
                that is, and binds administrators, foreign accounts and pre-signed URLs of others as well.

                - **You are exempted by yourself**: the plan asks who you are, and exempts your role with all its \
                sessions, or your user. Whoever else has to work on the case must be in `exempt`: nobody else can \
                even take this back, but the root user of the account, who can always change a bucket's policy.
                - **Services that work with a role of yours** (an application, Lambda, replication, Athena) are \
                denied, unless their role is in `exempt`. Those that come as themselves, as CloudTrail and load \
                balancers do to write logs, go on as far as the present policy lets them in.
                - Statements that let in everybody are taken out meanwhile: they would have no effect, and S3 refuses \
                them where public policies are blocked. All others stay.
                - A statement that denies already binds you too; the plan names it.
                - It does not reach copies elsewhere: look at `s3.suspend-replication`. What is being read goes on to \
                its end.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sts:GetCallerIdentity"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketPolicy"),
                        Permission.on(Patterns.BUCKET, "s3:PutBucketPolicy"),
                        Permission.on(Patterns.BUCKET, "s3:DeleteBucketPolicy")),
                "Restores the former policy. S3 refuses one that lets in everybody while public policies are blocked:"
                        + " take that back first.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = Arns.bucket(in.bucket(), aws);
        var present = new BucketPolicy().read(aws.client(S3Client.class), in.bucket());
        var services = in.services() == null ? Containment.servicesIn(present) : in.services();
        var containment = new Containment(principals(in, aws), services);
        var change = new BucketPolicy().change(arn, containment.of(present, arn), aws);
        if (change.isEmpty())
            return Plan.of(
                    "Bucket %s is denied to everybody but responders already".formatted(in.bucket()), List.of(), arn);
        return Plan.of(
                        "Deny bucket %s to everybody but %s"
                                .formatted(in.bucket(), String.join(", ", containment.principals())),
                        List.of(change.get()),
                        arn)
                .warning(warnings(in, present, services));
    }

    private static List<String> warnings(In in, JsonNode present, List<String> services) {
        var warnings = new ArrayList<String>();
        warnings.add(
                "Every application and person that works with bucket %s is locked out, but those that are exempted."
                        .formatted(in.bucket()));
        warnings.add(
                services.isEmpty()
                        ? "No AWS service can write to the bucket any more, nor deliver logs to it."
                        : "These AWS services go on as far as the policy lets them in: %s."
                                .formatted(String.join(", ", services)));
        var denials = Containment.otherDenials(present);
        if (!denials.isEmpty())
            warnings.add("The policy denies something already, perhaps to you as well: see its statement %s."
                    .formatted(String.join(", ", denials)));
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(Containment.isIn(new BucketPolicy().read(aws.client(S3Client.class), in.bucket())));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever got in before gets in again, the attacker too.");
    }

    private static List<String> principals(In in, ActionContext aws) {
        var caller = aws.client(StsClient.class).getCallerIdentity().arn();
        var principals = new ArrayList<>(Exemption.patterns(caller));
        in.exempted().forEach(arn -> principals.addAll(Exemption.patterns(arn)));
        return principals;
    }
}
