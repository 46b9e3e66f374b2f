package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.Instance;
import tools.jackson.databind.node.NullNode;

/** Source: EC2 User Guide, "Create an Amazon EBS-backed AMI"; EC2 API Reference, CreateImage. */
public final class CreateImage implements WithoutUndo<CreateImage.In, CreateImage.Out> {
    private static final String AVAILABLE = ImageState.AVAILABLE.toString();

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to make an image of.")
            String instance) {}

    public record Out(
            @Output("The image: ami-…; empty where there is none.")
            String imageId,

            @Output("Its state: pending, then available.") String state,

            @Output(
                    type = ValueType.EC2_SNAPSHOT_ID,
                    value = "The snapshots that it is made of, as far as EC2 shows them.")
            List<String> snapshotIds) {
        public Out {
            snapshotIds = List.copyOf(snapshotIds);
        }

        static Out of(Image image) {
            return new Out(image.imageId(), image.stateAsString(), TaggedImages.snapshots(image));
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.create-image",
                "Make an image of an instance",
                """
                Makes an image (AMI) of an instance, with snapshots of all its volumes, and **does not reboot it**: a \
                reboot would lose the memory and warn the attacker. The image and its snapshots carry the tags of the \
                case and the step; a step that is run again finds them by these and makes no second ones.

                - Without a reboot the file systems are as they were at that moment, as after a power cut: what was \
                not written out yet is missing. Nothing of memory or instance stores is in it.
                - For evidence alone, `ec2.create-snapshot` is enough. An image also keeps how the instance was set \
                up, so that it can be launched in a laboratory.
                - **Whoever launches it runs the malware.** Launch it only where nothing can be reached from it.
                - The snapshots stay encrypted as the volumes are: they are only worth as much as their KMS key.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeImages"),
                        new Permission(
                                "ec2:CreateImage", List.of(Patterns.INSTANCE, Patterns.IMAGE, Patterns.SNAPSHOT)),
                        new Permission("ec2:CreateTags", List.of(Patterns.IMAGE, Patterns.SNAPSHOT))),
                "Keeps the image and its snapshots, because they are evidence.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var images = new TaggedImages(aws);
        var lookup = new InstanceLookup(aws);
        var arn = lookup.arn(in.instance());
        var present = images.of(in.instance());
        if (present.isPresent())
            return Plan.of(
                    "There is an image of this step already: %s, made %s"
                            .formatted(present.get().imageId(), present.get().creationDate()),
                    List.of(),
                    arn);
        var instance = lookup.living(in.instance());
        demandImageable(instance);
        var announced = Json.object().put("Name", images.name(in.instance())).put("NoReboot", true);
        var tags = announced.putObject("Tags");
        new TreeMap<>(aws.tags()).forEach(tags::put);
        return Plan.of(
                        "Make an image of instance %s without rebooting it".formatted(in.instance()),
                        List.of(new Change(arn, "Image", NullNode.getInstance(), announced)),
                        arn)
                .warning(warnings(instance));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var images = new TaggedImages(aws);
        plan.changes().forEach(c -> images.create(ResourceArns.id(c.resource())));
        return images.awaitShown(in.instance()).map(Out::of).orElse(new Out("", "", List.of()));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new TaggedImages(aws).of(in.instance()).map(Out::of).orElse(new Out("", "", List.of()));
    }

    /** An image is evidence: there is nothing to take back. */
    @Override
    public List<String> waitStates() {
        return List.of(AVAILABLE);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var image = new TaggedImages(aws).get(out.imageId());
        var state = image.map(Image::stateAsString).orElse("not there");
        return switch (state) {
            case "available" -> new Progress(true, out.imageId() + " available");
            case "pending" -> new Progress(false, out.imageId() + " pending");
            default ->
                throw new ActionException(
                        "ImageFailed",
                        "Image %s of instance %s is %s: %s. Run the step again: it makes another one."
                                .formatted(
                                        out.imageId(),
                                        in.instance(),
                                        state,
                                        image.map(CreateImage::reason).orElse("somebody deregistered it")));
        };
    }

    private static String reason(Image image) {
        return image.stateReason() == null
                ? "EC2 does not say why"
                : image.stateReason().message();
    }

    private static void demandImageable(Instance instance) {
        if (instance.rootDeviceType() == DeviceType.INSTANCE_STORE)
            throw new ActionException(
                    "UnsupportedOperation",
                    "The root device of instance %s is an instance store: EC2 makes no image of it. Copy its files from inside, while it runs."
                            .formatted(instance.instanceId()));
    }

    private static List<String> warnings(Instance instance) {
        var warnings = new ArrayList<String>();
        warnings.add("What instance %s has not written to its volumes yet is not in the image; nor is its memory."
                .formatted(instance.instanceId()));
        warnings.add(
                "The image holds whatever the attacker left, and the instance's secrets: launch it in isolation only.");
        return warnings;
    }
}
