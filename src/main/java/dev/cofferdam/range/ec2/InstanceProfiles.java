package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Due;
import dev.cofferdam.range.world.Instance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociationState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationResponse;

/** Which instance profile an instance has. Taking one away lasts a moment, in which no other can take its place. */
final class InstanceProfiles extends Ec2Part {
    private static final Duration TO_GO = Duration.ofSeconds(5);

    InstanceProfiles(Call call) {
        super(call);
    }

    @Override
    public DescribeIamInstanceProfileAssociationsResponse describeIamInstanceProfileAssociations(
            DescribeIamInstanceProfileAssociationsRequest request) {
        request.associationIds().forEach(this::associated);
        var filters = new Filters<Instance>().on("instance-id", Instance::id).on("state", i -> state(i).toString());
        var found = filters.apply(world.instances().stream().filter(i -> i.profile() != null), request.filters());
        var page = Errors.page(
                found.stream()
                        .filter(i -> request.associationIds().isEmpty()
                                || request.associationIds().contains(profile(i).association()))
                        .toList(),
                request.maxResults(),
                request.nextToken(),
                "associationIdsSet",
                request.associationIds());
        return DescribeIamInstanceProfileAssociationsResponse.builder()
                .iamInstanceProfileAssociations(
                        page.items().stream().map(i -> shape(i, state(i))).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DisassociateIamInstanceProfileResponse disassociateIamInstanceProfile(
            DisassociateIamInstanceProfileRequest request) {
        if (request.associationId() == null) throw Errors.missing("AssociationId");
        var instance = associated(request.associationId());
        var profile = profile(instance);
        if (!profile.leaving()) {
            var leaving = new Instance.Profile(profile.association(), profile.name(), profile.since(), true);
            world.instances().put(instance.withProfile(leaving));
            world.schedule().add(call.now().plus(TO_GO), Due.Kind.PROFILE_GONE, instance.id(), profile.association());
        }
        return DisassociateIamInstanceProfileResponse.builder()
                .iamInstanceProfileAssociation(shape(instance, IamInstanceProfileAssociationState.DISASSOCIATING))
                .build();
    }

    @Override
    public AssociateIamInstanceProfileResponse associateIamInstanceProfile(AssociateIamInstanceProfileRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        var name = named(request.iamInstanceProfile());
        if (instance.profile() != null) {
            throw new ServiceError(
                    "IncorrectState", "There is an existing association for instance %s".formatted(instance.id()));
        }
        if (instance.state() != Instance.State.RUNNING && instance.state() != Instance.State.STOPPED) {
            throw new ServiceError(
                    "IncorrectInstanceState",
                    "The instance '%s' is not in the 'running' or 'stopped' state.".formatted(instance.id()));
        }
        return AssociateIamInstanceProfileResponse.builder()
                .iamInstanceProfileAssociation(associate(instance, name))
                .build();
    }

    @Override
    public ReplaceIamInstanceProfileAssociationResponse replaceIamInstanceProfileAssociation(
            ReplaceIamInstanceProfileAssociationRequest request) {
        var instance = associated(request.associationId());
        return ReplaceIamInstanceProfileAssociationResponse.builder()
                .iamInstanceProfileAssociation(associate(instance, named(request.iamInstanceProfile())))
                .build();
    }

    private IamInstanceProfileAssociation associate(Instance instance, String profile) {
        var association = new Instance.Profile(call.ids().resource("iip-assoc"), profile, call.now());
        var changed = world.instances().update(instance.id(), i -> i.withProfile(association));
        return shape(changed, IamInstanceProfileAssociationState.ASSOCIATING);
    }

    private String named(@Nullable IamInstanceProfileSpecification wanted) {
        if (wanted == null || (wanted.name() == null && wanted.arn() == null)) {
            throw Errors.missing("IamInstanceProfile.Name or IamInstanceProfile.Arn");
        }
        var name = wanted.name() == null ? wanted.arn().substring(wanted.arn().lastIndexOf('/') + 1) : wanted.name();
        if (world.instanceProfiles().has(name)) return name;
        throw Errors.invalid(
                "Value (%s) for parameter iamInstanceProfile.%s is invalid. Invalid IAM Instance Profile %s"
                        .formatted(
                                wanted.name() == null ? wanted.arn() : name,
                                wanted.name() == null ? "arn" : "name",
                                wanted.name() == null ? "ARN" : "name"));
    }

    private Instance associated(String association) {
        return world.instances().stream()
                .filter(i -> i.profile() != null && i.profile().association().equals(association))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "InvalidAssociationID.NotFound",
                        "An invalid association-id of '%s' was given".formatted(association)));
    }

    private IamInstanceProfileAssociation shape(Instance instance, IamInstanceProfileAssociationState state) {
        var profile = profile(instance);
        return IamInstanceProfileAssociation.builder()
                .associationId(profile.association())
                .instanceId(instance.id())
                .iamInstanceProfile(new InstanceShape(world).profile(profile))
                .state(state)
                .timestamp(profile.since())
                .build();
    }

    private static IamInstanceProfileAssociationState state(Instance instance) {
        return profile(instance).leaving()
                ? IamInstanceProfileAssociationState.DISASSOCIATING
                : IamInstanceProfileAssociationState.ASSOCIATED;
    }

    private static Instance.Profile profile(Instance instance) {
        if (instance.profile() != null) return instance.profile();
        throw new IllegalStateException(instance.id() + " has no instance profile");
    }
}
