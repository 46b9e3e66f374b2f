package dev.cofferdam.action.secretsmanager;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Source: Secrets Manager API Reference, RotateSecret; AWS Secrets Manager User Guide, "Rotation strategy". */
public final class Rotate implements Irreversible<Rotate.In, Rotate.Out> {
    private static final String SECRET = "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}";
    private static final String ROTATED = "rotated";

    public record In(
            @Input(type = ValueType.SECRETSMANAGER_SECRET, value = "The secret: its name or ARN.")
            String secret) {}

    public record Out(
            @Output("Whether the value that this step asked for is in use.")
            boolean rotated,

            @Output("The id of the version that is current.")
            String currentVersion,

            @Output("The id of the version before, whose label is AWSPREVIOUS; empty where there is none.")
            String previousVersion,

            @Output(type = ValueType.TIMESTAMP, value = "When it was rotated last; empty where it never was.")
            String rotatedAt) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "secretsmanager.rotate",
                "Rotate a secret",
                """
                Has Secrets Manager rotate a secret at once, by the function, or the service, that is set up for it: \
                a new value is made, set where it is used, tried, and becomes current. No value is read or shown.

                - **Contain whoever read it first**: who may still call `GetSecretValue` reads the new value as well. \
                `secretsmanager.list-access` tells who did.
                - **What holds the former value fails** until it reads the secret anew: applications that cache it, \
                copies in environments, other accounts.
                - With the strategy of *alternating users*, the former user's password goes on working until the next \
                rotation: rotate twice, as two steps.
                - It cannot be taken back. The former version stays for a while as `AWSPREVIOUS`, but what it opens \
                has a new lock.
                - A secret without rotation set up is not touched: nothing could make a new value for it. Change it \
                where it is used, then store that by hand.
                - It takes seconds to minutes; wait for `rotated`. Where the function fails, the version stays \
                `AWSPENDING`: look into the function's log.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(SECRET, "secretsmanager:DescribeSecret"),
                        Permission.on(SECRET, "secretsmanager:RotateSecret")),
                "Nothing takes it back: the former value opens nothing any more.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var versions = Versions.of(in.secret(), aws);
        var arn = versions.secret().arn();
        if (versions.done() || versions.underWay())
            return Plan.of(
                    "This step has rotated secret %s already%s"
                            .formatted(in.secret(), versions.done() ? "" : "; it is under way"),
                    List.of(),
                    arn);
        demandRotation(in.secret(), versions);
        var warnings = new ArrayList<String>();
        warnings.add("Whoever may still read the secret reads the new value: contain them first.");
        warnings.add("What holds the former value fails until it reads the secret anew.");
        return Plan.of(
                        "Rotate secret %s".formatted(in.secret()),
                        List.of(Change.of(arn, "AWSCURRENT", versions.current(), versions.ours())),
                        arn)
                .warning(warnings);
    }

    private static void demandRotation(String secret, Versions versions) {
        var described = versions.secret();
        if (described.deletedDate() != null)
            throw new ActionException(
                    "InvalidRequestException",
                    "Secret %s was deleted at %s. If it is in use all the same, restore it (RestoreSecret), then run the step again."
                            .formatted(secret, described.deletedDate()));
        if (described.owningService() == null && described.rotationLambdaARN() == null)
            throw new ActionException(
                    "NoRotation",
                    "Secret %s has no rotation set up, so nothing can make a new value for it. Change it where it is used and store that, or set a rotation function up first."
                            .formatted(secret));
        versions.pendingOfOthers().ifPresent(version -> {
            throw new ActionException(
                    "RotationUnderWay",
                    "Secret %s has version %s pending: another rotation is under way, or has failed. Wait for it; if it has failed, take its label AWSPENDING away, then run the step again."
                            .formatted(secret, version));
        });
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        for (var change : plan.changes())
            aws.client(SecretsManagerClient.class)
                    .rotateSecret(r -> r.secretId(change.resource())
                            .clientRequestToken(change.after().asString()));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var versions = Versions.of(in.secret(), aws);
        var last = versions.secret().lastRotatedDate();
        return new Out(versions.done(), versions.current(), versions.previous(), last == null ? "" : last.toString());
    }

    @Override
    public List<String> waitStates() {
        return List.of(ROTATED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var versions = Versions.of(in.secret(), aws);
        if (!versions.done() && !versions.underWay())
            throw new ActionException(
                    "RotationGone",
                    "The rotation of secret %s that this step began is gone: somebody called it off, or rotated it twice since. Look at its versions."
                            .formatted(in.secret()));
        return new Progress(
                versions.done(), "%s is %s".formatted(in.secret(), versions.done() ? ROTATED : "still being rotated"));
    }
}
