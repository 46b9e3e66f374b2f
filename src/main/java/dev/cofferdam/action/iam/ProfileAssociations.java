package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociationState;

/** Which instance profiles instances have. Source: EC2 API Reference, IamInstanceProfileAssociation. */
final class ProfileAssociations {
    private static final int TRIES = 30;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Ec2Client ec2;
    private final ActionContext aws;

    ProfileAssociations(ActionContext aws) {
        this.ec2 = aws.client(Ec2Client.class);
        this.aws = aws;
    }

    /** The one that is in force or about to be. */
    Optional<IamInstanceProfileAssociation> active(String instance) {
        return all(instance).stream()
                .filter(a -> a.state() == IamInstanceProfileAssociationState.ASSOCIATED
                        || a.state() == IamInstanceProfileAssociationState.ASSOCIATING)
                .findFirst();
    }

    /** The one that is being taken away. */
    Optional<IamInstanceProfileAssociation> leaving(String instance) {
        return all(instance).stream()
                .filter(a -> a.state() == IamInstanceProfileAssociationState.DISASSOCIATING)
                .findFirst();
    }

    private List<IamInstanceProfileAssociation> all(String instance) {
        var onlyThis = Filter.builder().name("instance-id").values(instance).build();
        return ec2
                .describeIamInstanceProfileAssociationsPaginator(r -> r.filters(onlyThis))
                .iamInstanceProfileAssociations()
                .stream()
                .toList();
    }

    void remove(IamInstanceProfileAssociation association) {
        ec2.disassociateIamInstanceProfile(r -> r.associationId(association.associationId()));
    }

    /**
     * Gives an instance a profile, in place of what it has.
     *
     * @throws ActionException when the profile is gone, or the former one does not leave
     */
    void give(String instance, String profileArn) {
        awaitNoneLeaving(instance);
        var present = active(instance);
        try {
            if (present.isPresent()) {
                ec2.replaceIamInstanceProfileAssociation(
                        r -> r.associationId(present.get().associationId()).iamInstanceProfile(p -> p.arn(profileArn)));
            } else {
                ec2.associateIamInstanceProfile(r -> r.instanceId(instance).iamInstanceProfile(p -> p.arn(profileArn)));
            }
        } catch (Ec2Exception e) {
            if (!e.awsErrorDetails().errorCode().equals("InvalidParameterValue")) throw e;
            throw new ActionException(
                    "NoSuchInstanceProfile",
                    "%s cannot have %s back: EC2 does not accept the profile (%s). Look whether it was deleted; make it again under the same name and path, and undo again."
                            .formatted(instance, profileArn, e.awsErrorDetails().errorMessage()),
                    e);
        }
    }

    /** While one leaves, no other is accepted. */
    private void awaitNoneLeaving(String instance) {
        for (var attempt = 1; leaving(instance).isPresent(); attempt++) {
            if (attempt == TRIES)
                throw new ActionException(
                        "StillDisassociating",
                        "%s still has an instance profile that is being taken away. Undo again in some minutes."
                                .formatted(instance));
            aws.progress("Waiting until the former association of %s is gone".formatted(instance));
            aws.pause(BETWEEN_TRIES);
        }
    }

    /** As EC2 names it; empty: there is no such instance. */
    Optional<String> stateOf(String instance) {
        try {
            return ec2.describeInstances(r -> r.instanceIds(instance)).reservations().stream()
                    .flatMap(r -> r.instances().stream())
                    .map(i -> i.state().nameAsString())
                    .findFirst();
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails().errorCode().equals("InvalidInstanceID.NotFound")) return Optional.empty();
            throw e;
        }
    }
}
