package dev.cofferdam.action.ec2;

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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ManagedBy;
import tools.jackson.databind.node.StringNode;

/**
 * Source: Amazon EBS User Guide, "Block public access for Amazon EBS snapshots"; EC2 User Guide, "Understand block
 * public access for AMIs".
 */
public final class BlockPublicSnapshots implements ChangesSettings<BlockPublicSnapshots.In, BlockPublicSnapshots.Out> {
    public record In(
            @Input(
                    type = ValueType.ENUM,
                    values = {PublicAccessBlock.ALL, PublicAccessBlock.NEW},
                    value = "How far for snapshots: block-all-sharing also hides those that are public now, and is what"
                            + " is done where nothing is said; block-new-sharing leaves them.",
                    optional = true)
            @Nullable
            String mode) {
        String wanted() {
            return mode == null ? PublicAccessBlock.ALL : mode;
        }
    }

    public record Out(
            @Output("How far public access to snapshots is blocked: unblocked, block-new-sharing, block-all-sharing.")
            String snapshots,

            @Output("How far public access to images is blocked: unblocked, block-new-sharing.")
            String images) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.block-public-snapshots",
                "Block public snapshots and images",
                """
                Keeps everybody in the account from making EBS snapshots and images public, in the step's region: the \
                quickest way to carry a disk out of an account needs no more than one call.

                - **Per region**: do it in every region that the attacker may use.
                - `block-all-sharing` also hides snapshots that are public now. Their permissions stay as they are and \
                count again when the block is taken away: make them private one by one (`ec2.make-snapshot-private`).
                - **Images that are public now stay public**: only new ones are blocked (`ec2.make-image-private`).
                - Sharing with single accounts is not touched; an attacker can use that as well.
                - For images it takes up to ten minutes. The step waits for it.
                - A declarative policy of the organization can set it, and only that can change it then.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:GetSnapshotBlockPublicAccessState"),
                        Permission.of("ec2:EnableSnapshotBlockPublicAccess"),
                        Permission.of("ec2:DisableSnapshotBlockPublicAccess"),
                        Permission.of("ec2:GetImageBlockPublicAccessState"),
                        Permission.of("ec2:EnableImageBlockPublicAccess"),
                        Permission.of("ec2:DisableImageBlockPublicAccess")),
                "Sets both back to what they were; snapshots that are public by their permissions are so again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        add(PublicAccessBlock.SNAPSHOTS, in.wanted(), changes, aws);
        if (!changes.isEmpty() && in.wanted().equals(PublicAccessBlock.ALL))
            warnings.add("Whoever uses a public snapshot of this account loses it: partners, tutorials, customers.");
        if (add(PublicAccessBlock.IMAGES, PublicAccessBlock.NEW, changes, aws))
            warnings.add(
                    "Images that are public now stay so. The step waits until the block holds, up to ten minutes.");
        var resource = PublicAccessBlock.resource(aws);
        if (changes.isEmpty())
            return Plan.of(
                    "Public snapshots and images are blocked in %s already".formatted(aws.region()),
                    List.of(),
                    resource);
        return Plan.of("Block public snapshots and images in " + aws.region(), changes, resource)
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(
                PublicAccessBlock.SNAPSHOTS.present(aws).state(),
                PublicAccessBlock.IMAGES.present(aws).state());
    }

    @Override
    public Setting setting(Change change) {
        return PublicAccessBlock.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever may share in account %s can make %s public in %s again."
                .formatted(
                        restore.resource().split("/", -1)[0],
                        PublicAccessBlock.of(restore.attribute()) == PublicAccessBlock.IMAGES ? "images" : "snapshots",
                        ResourceArns.id(restore.resource())));
    }

    /** What is blocked further than wanted is left so. */
    private static boolean add(PublicAccessBlock block, String wanted, List<Change> changes, ActionContext aws) {
        var present = block.present(aws);
        if (PublicAccessBlock.isAtLeast(present.state(), wanted)) return false;
        if (present.managedBy() == ManagedBy.DECLARATIVE_POLICY)
            throw new ActionException(
                    "ManagedByPolicy",
                    "A declarative policy of the organization sets the %s to %s in %s. Have that policy changed."
                            .formatted(block.title(), present.state(), aws.region()));
        changes.add(new Change(
                PublicAccessBlock.resource(aws),
                block.attribute(),
                StringNode.valueOf(present.state()),
                StringNode.valueOf(wanted)));
        return true;
    }
}
