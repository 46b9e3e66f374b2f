package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.PublicAccess;
import dev.cofferdam.range.world.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeResponse;

/** Who else may launch an image. Source: EC2 API Reference, ModifyImageAttribute. */
final class ImageSharing extends Ec2Part {
    ImageSharing(Call call) {
        super(call);
    }

    @Override
    public DescribeImageAttributeResponse describeImageAttribute(DescribeImageAttributeRequest request) {
        var image = Errors.image(world.ec2().images(), request.imageId());
        if (request.attribute() != ImageAttributeName.LAUNCH_PERMISSION) {
            throw Errors.invalid(
                    "Value (%s) for parameter attribute is not simulated here.".formatted(request.attributeAsString()));
        }
        return DescribeImageAttributeResponse.builder()
                .imageId(image.id())
                .launchPermissions(image.sharedWith().stream()
                        .map(ImageSharing::permission)
                        .toList())
                .build();
    }

    @Override
    public ModifyImageAttributeResponse modifyImageAttribute(ModifyImageAttributeRequest request) {
        var image = Errors.image(world.ec2().images(), request.imageId());
        var change = request.launchPermission();
        if (change == null) throw Errors.missing("LaunchPermission");
        var add = names(change.add());
        if (add.contains(Snapshot.EVERYBODY)
                && PublicAccess.of(world.ec2(), PublicAccess.IMAGES, call.now()).equals(PublicAccess.NEW)) {
            throw new ServiceError(
                    "OperationNotPermitted", "Image block public access is enabled: the image cannot be made public.");
        }
        var sharedWith = new LinkedHashSet<>(image.sharedWith());
        sharedWith.addAll(add);
        names(change.remove()).forEach(sharedWith::remove);
        world.ec2().images().put(image.withSharedWith(List.copyOf(sharedWith)));
        return ModifyImageAttributeResponse.builder().build();
    }

    private static List<String> names(List<LaunchPermission> permissions) {
        return permissions.stream()
                .flatMap(p -> Stream.of(p.userId(), p.groupAsString(), p.organizationArn(), p.organizationalUnitArn())
                        .filter(Objects::nonNull))
                .toList();
    }

    private static LaunchPermission permission(String name) {
        var permission = LaunchPermission.builder();
        if (name.equals(Snapshot.EVERYBODY)) permission.group(name);
        else if (name.contains(":ou/")) permission.organizationalUnitArn(name);
        else if (name.startsWith("arn:")) permission.organizationArn(name);
        else permission.userId(name);
        return permission.build();
    }
}
