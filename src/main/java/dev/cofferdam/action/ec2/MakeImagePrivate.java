package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
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
import java.util.List;
import java.util.stream.Stream;

/** Source: EC2 User Guide, "Understand shared AMI usage in Amazon EC2"; EC2 API Reference, ModifyImageAttribute. */
public final class MakeImagePrivate implements ChangesSettings<MakeImagePrivate.In, MakeImagePrivate.Out> {
    private static final Setting SETTING = new LaunchGrants();

    public record In(@Input("The image: ami-….") String image) {}

    public record Out(
            @Output("Whether nobody but this account may launch it.")
            boolean isPrivate,

            @Output("Who may besides: account numbers, ARNs of organizations and units, and all for everybody.")
            List<String> sharedWith) {
        public Out {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.make-image-private",
                "Make an image private",
                """
                Takes from everybody else, be it single accounts, organizations or the whole world, the permission to \
                launch an image and to copy it.

                - **Who has launched or copied it keeps that**: it holds whatever was on the disk, secrets included. \
                Change those.
                - Auto scaling groups and launch templates of the accounts that lose it launch nothing more.
                - **The snapshots behind it have permissions of their own**: `ec2.make-snapshot-private`.
                - Where the account blocks public access to images, one can be public by its permissions and yet not be; \
                and undo cannot make it public again.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.IMAGE, "ec2:DescribeImageAttribute"),
                        Permission.on(Patterns.IMAGE, "ec2:ModifyImageAttribute")),
                "Shares it again with whom it was shared before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = ResourceArns.of(in.image(), aws);
        var change = SETTING.change(arn, LaunchGrants.NOBODY, aws);
        if (change.isEmpty()) return Plan.of("Image %s is private already".formatted(in.image()), List.of(), arn);
        var sharedWith = LaunchGrants.names(change.get().before());
        return Plan.of("Make image %s private".formatted(in.image()), List.of(change.get()), arn)
                .warning(Stream.concat(
                                sharedWith.stream()
                                        .map(who -> "%s loses image %s, but keeps what was launched or copied of it."
                                                .formatted(LaunchGrants.people(who), in.image())),
                                Stream.of("The snapshots behind the image keep their own permissions."))
                        .toList());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var sharedWith = LaunchGrants.of(in.image(), aws);
        return new Out(sharedWith.isEmpty(), sharedWith);
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return LaunchGrants.names(restore.after()).stream()
                .map(who -> "%s can read all that is in image %s again."
                        .formatted(LaunchGrants.people(who), ResourceArns.id(restore.resource())))
                .toList();
    }
}
