package dev.cofferdam.action.s3;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage". */
public final class BlockPublicAccess implements ChangesSettings<BlockPublicAccess.In, BlockPublicAccess.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "One bucket; else the account.", optional = true) @Nullable
            String bucket,

            @Input(value = "Whether all buckets of the account are meant; else name a bucket.", optional = true)
            boolean account) {}

    public record Out(
            @Output("Whether all four public access settings are on.")
            boolean blocked) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.block-public-access",
                "Block public access",
                """
                Turns on all four settings of Block Public Access, for one bucket or for the whole account: public ACLs \
                and policies can no longer be made, those that exist no longer count, and a bucket with a public policy \
                is open only to its own account and to AWS services.

                - **What is meant to be public goes too**: websites, downloads, logs that another account writes by a \
                public policy. For the account that means every bucket in every region, and access points.
                - A policy that names a foreign account is not public, and goes on: `s3.contain-bucket` ends that too. \
                So do pre-signed URLs, until they expire.
                - CloudFront reaches a bucket by its own identity, unless the bucket is served as a website.
                - What is public already is not taken away but ignored, so that it is public again when this is taken \
                back.
                - Where AWS Organizations sets this for the account, the account cannot change it.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetBucketPublicAccessBlock"),
                        Permission.on(Patterns.BUCKET, "s3:PutBucketPublicAccessBlock"),
                        Permission.of("s3:GetAccountPublicAccessBlock"),
                        Permission.of("s3:PutAccountPublicAccessBlock")),
                "Restores the four settings as they were.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var setting = setting(in);
        var resource = resource(in, aws);
        var owner = setting.owner(resource);
        var change = setting.change(resource, PublicAccessBlock.EVERYTHING, aws);
        if (change.isEmpty())
            return Plan.of("All public access to %s is blocked already".formatted(owner), List.of(), resource);
        return Plan.of("Block all public access to " + owner, List.of(change.get()), resource)
                .warning(List.of(
                        in.account()
                                ? "Whatever any bucket of the account serves to the public stops: websites, downloads."
                                : "Whatever this bucket serves to the public stops: a website, downloads.",
                        "Foreign accounts that a policy names, and pre-signed URLs, still get in."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(setting(in).read(resource(in, aws), aws).equals(Optional.of(PublicAccessBlock.EVERYTHING)));
    }

    @Override
    public Setting setting(Change change) {
        return change.attribute().equals(AccountBlock.ID) ? new AccountBlock() : BucketSetting.of(change);
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("What its policies and ACLs make public is public again.");
    }

    private static Setting setting(In in) {
        var named = in.bucket() != null && !in.bucket().isEmpty();
        if (named == in.account())
            throw new ActionException(
                    "InvalidInput",
                    "s3.block-public-access works on one bucket or on the account, exactly one of them.");
        return named ? new PublicAccessBlock() : new AccountBlock();
    }

    private static String resource(In in, ActionContext aws) {
        return in.account() ? aws.account() : Arns.bucket(String.valueOf(in.bucket()), aws);
    }
}
