package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/** A permission set, by its ARN, which tells its instance too: {@code arn:…:permissionSet/ssoins-…/ps-…}. */
record PermissionSetRef(String arn) {
    /**
     * @param given name or ARN
     * @throws ActionException when there is none of it in the region's instance
     */
    static PermissionSet get(String given, ActionContext aws) {
        var found = given.startsWith("arn:") ? new PermissionSetRef(given).find(aws) : named(given, aws);
        return found.orElseThrow(() -> new ActionException(
                "NoSuchPermissionSet",
                "There is no permission set %s in the Identity Center of %s. Check the name, and that the step's region is the one of Identity Center."
                        .formatted(given, aws.region())));
    }

    private static Optional<PermissionSet> named(String name, ActionContext aws) {
        var sso = aws.client(SsoAdminClient.class);
        var instance = sso.listInstancesPaginator(r -> {}).instances().stream()
                .findFirst()
                .map(InstanceMetadata::instanceArn)
                .orElseThrow(() -> new ActionException(
                        "NoIdentityCenter",
                        "There is no Identity Center in %s that account %s sees. Give its region, and sign in to the management account or the one it is delegated to."
                                .formatted(aws.region(), aws.account())));
        return sso.listPermissionSetsPaginator(r -> r.instanceArn(instance)).permissionSets().stream()
                .map(arn -> new PermissionSetRef(arn).find(aws))
                .flatMap(Optional::stream)
                .filter(set -> set.name().equals(name))
                .findFirst();
    }

    /** Empty: it is gone. */
    Optional<PermissionSet> find(ActionContext aws) {
        try {
            return Optional.of(aws.client(SsoAdminClient.class)
                    .describePermissionSet(r -> r.instanceArn(instance()).permissionSetArn(arn))
                    .permissionSet());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    String instance() {
        var parts = arn.split("/", 3);
        return parts[0].substring(0, parts[0].lastIndexOf(':') + 1) + "instance/" + parts[1];
    }

    @Override
    public String toString() {
        return "permission set " + arn.substring(arn.lastIndexOf('/') + 1);
    }
}
