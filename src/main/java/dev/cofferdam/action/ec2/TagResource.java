package dev.cofferdam.action.ec2;

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
import java.util.List;

/** Source: EC2 User Guide, "Tag your Amazon EC2 resources". */
public final class TagResource implements ChangeAction<TagResource.In, TagResource.Out> {
    private static final String RESERVED = "aws:";
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final List<String> ANY = List.of(Patterns.ANYTHING, Patterns.ANY_SNAPSHOT_OR_IMAGE);

    public record In(
            @Input("The resource, by id: i-…, vol-…, snap-…, sg-…, eni-… and all others that EC2 tags.")
            String resource,

            @Input("The tag's key.") String key,

            @Input("The tag's value.") String value) {}

    public record Out(
            @Output("The tag's value now; empty where there is no such tag.")
            String value) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.tag",
                "Tag a resource",
                """
                Sets one tag of one EC2 resource, so that people and automation see that it is under investigation. \
                A former value is kept for undo.

                - **Tags can grant or take away access**: policies with conditions on `aws:ResourceTag` judge by them. \
                Know what your account does with the key before you overwrite one.
                - Automation may act on tags: backup plans, instance schedulers, clean-up scripts.
                - Tags are not secret, and show on bills. The attacker may read them.
                - Keys and values are case-sensitive. Keys that begin with `aws:` belong to AWS.
                """,
                Kind.CONTAIN,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeTags"),
                        new Permission("ec2:CreateTags", ANY),
                        new Permission("ec2:DeleteTags", ANY)),
                "Restores the former value, or removes the tag where there was none.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        demandValid(in);
        var arn = ResourceArns.of(in.resource(), aws);
        var present = new ResourceTags(aws).value(in.resource(), in.key());
        if (present.filter(in.value()::equals).isPresent())
            return Plan.of("%s has tag %s=%s already".formatted(in.resource(), in.key(), in.value()), List.of(), arn);
        return Plan.of(
                        "Tag %s with %s=%s".formatted(in.resource(), in.key(), in.value()),
                        List.of(Change.of(arn, ResourceTags.attribute(in.key()), present.orElse(null), in.value())),
                        arn)
                .warning(present.stream()
                        .map(v -> "Its tag %s is %s now: policies and automation may go by it."
                                .formatted(in.key(), v.isEmpty() ? "empty" : v))
                        .toList());
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        plan.changes().forEach(new ResourceTags(aws)::make);
        return new Out(in.value());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(new ResourceTags(aws).value(in.resource(), in.key()).orElse(""));
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new ResourceTags(aws).planUndo(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        undoPlan.changes().forEach(new ResourceTags(aws)::make);
    }

    private static void demandValid(In in) {
        if (in.key().isEmpty() || in.key().length() > LONGEST_KEY || in.value().length() > LONGEST_VALUE)
            throw new ActionException(
                    "InvalidInput",
                    "A tag of %s takes a key of 1 to %d characters and a value of at most %d."
                            .formatted(in.resource(), LONGEST_KEY, LONGEST_VALUE));
        if (in.key().startsWith(RESERVED))
            throw new ActionException(
                    "InvalidInput",
                    "Tag %s of %s belongs to AWS: keys that begin with aws: cannot be set. Choose another key."
                            .formatted(in.key(), in.resource()));
    }
}
