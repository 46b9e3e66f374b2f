package dev.cofferdam.range.identitycenter;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.SsoAdminException;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/** The service as a whole. */
public final class SsoAdmin {
    private SsoAdmin() {}

    public static SimulatedService<SsoAdminClient> service() {
        return new SimulatedService<>(
                SsoAdminClient.class,
                "sso",
                "SsoAdmin",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                SsoAdminException::builder,
                Map.of(
                        "AccessDeniedException", AccessDeniedException::builder,
                        "ConflictException", ConflictException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder,
                        "ThrottlingException", ThrottlingException::builder,
                        "ValidationException", ValidationException::builder),
                List.of(
                        new ServicePart<>(PermissionSets.class, PermissionSets::new),
                        new ServicePart<>(Provisionings.class, Provisionings::new),
                        new ServicePart<>(Assignments.class, Assignments::new)));
    }
}
